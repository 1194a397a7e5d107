package org.rawat.prescriptions.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.web.api.Form;

/**
 * One medicine of the form as it is shown: everything is text, because it may be what somebody
 * typed wrongly.
 *
 * @param product the chosen product's id, or empty
 * @param search what stands in the field in which a medicine is looked for
 * @param choice which of the hits was chosen, or empty
 * @param hits what was found for it, to choose from without a script
 */
public record MedicineRow(
        String product,
        String name,
        String strength,
        String form,
        String unit,
        String search,
        String dosage,
        String quantity,
        String durationDays,
        String instructions,
        String choice,
        List<Choice> hits) {

    /**
     * Something that was found.
     *
     * @param product its id
     * @param text name, strength, form, and the other name under which it was found
     */
    public record Choice(String product, String text) {
        static Choice of(ProductHit hit) {
            String matched = hit.matched();
            return new Choice(
                    hit.id().toString(),
                    matched == null ? hit.label() : hit.label() + " (" + matched + ")");
        }
    }

    public MedicineRow {
        hits = List.copyOf(hits);
    }

    static MedicineRow blank() {
        return new MedicineRow("", "", "", "", "", "", "", "", "", "", "", List.of());
    }

    static MedicineRow of(PrescriptionItem item) {
        return new MedicineRow(
                text(item.productId()),
                item.name(),
                item.strength(),
                item.form(),
                item.unit(),
                item.label(),
                item.dosage(),
                text(item.quantity()),
                text(item.durationDays()),
                item.instructions(),
                "",
                List.of());
    }

    /** What was typed into the row of this number. */
    static MedicineRow typed(Form form, int row) {
        String at = "items." + row + ".";
        return new MedicineRow(
                text(form.typed(at + "product")),
                text(form.typed(at + "name")),
                text(form.typed(at + "strength")),
                text(form.typed(at + "form")),
                text(form.typed(at + "unit")),
                text(form.typed(at + "search")),
                text(form.typed(at + "dosage")),
                text(form.typed(at + "quantity")),
                text(form.typed(at + "durationDays")),
                text(form.typed(at + "instructions")),
                text(form.typed(at + "choice")),
                List.of());
    }

    MedicineRow with(List<ProductHit> found) {
        return new MedicineRow(
                product,
                name,
                strength,
                form,
                unit,
                search,
                dosage,
                quantity,
                durationDays,
                instructions,
                choice,
                found.stream().map(Choice::of).toList());
    }

    /** Whether the text that is looked for is not the medicine that was chosen. */
    boolean searching() {
        return !search.isBlank() && !search.strip().equals(label(name, strength, form));
    }

    /** As a chosen medicine stands in the field. */
    static String label(String name, String strength, String form) {
        String named = strength.isEmpty() ? name : name + " " + strength;
        return form.isEmpty() ? named : named + ", " + form;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
