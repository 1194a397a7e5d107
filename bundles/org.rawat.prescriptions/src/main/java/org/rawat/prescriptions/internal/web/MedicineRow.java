package org.rawat.prescriptions.internal.web;

import java.util.ArrayList;
import java.util.List;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundForm;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.web.api.Form;

/**
 * One medicine of the form as it is shown: everything is text, because it may be what somebody
 * typed wrongly.
 *
 * @param compound whether the pharmacy makes it
 * @param medicine the medicine; of a compound only its name is used
 * @param computed the quantity that was computed: while it stays, it goes on being computed
 * @param method of a compound, what the amounts mean
 * @param make of a compound, what is made
 * @param ingredients of a compound; empty for a medicine out of a box
 */
public record MedicineRow(
        boolean compound,
        Picked medicine,
        String dosage,
        String quantity,
        String computed,
        String durationDays,
        String refills,
        String instructions,
        String method,
        String make,
        List<IngredientRow> ingredients) {

    private static final int BLANK_INGREDIENTS = 2;

    public MedicineRow {
        ingredients = List.copyOf(ingredients);
    }

    static MedicineRow blank() {
        return new MedicineRow(false, Picked.none(), "", "", "", "", "", "", "", "", List.of());
    }

    static MedicineRow blankCompound() {
        return new MedicineRow(
                true,
                Picked.none(),
                "",
                "",
                "",
                "",
                "",
                "",
                CompoundMethod.DTD.name(),
                CompoundForm.PULVERES.name(),
                List.of(IngredientRow.blank(), IngredientRow.blank()));
    }

    static MedicineRow of(PrescriptionItem item) {
        Compound compound = item.compound();
        String quantity = Picked.text(item.quantity());
        return new MedicineRow(
                compound != null,
                compound == null ? Picked.of(item) : named(item, compound),
                item.dosage(),
                quantity,
                item.quantityPinned() ? "" : quantity,
                Picked.text(item.durationDays()),
                item.refills() == 0 ? "" : Picked.text(item.refills()),
                item.instructions(),
                compound == null ? "" : compound.method().name(),
                compound == null ? "" : compound.form().name(),
                compound == null
                        ? List.of()
                        : compound.ingredients().stream().map(IngredientRow::of).toList());
    }

    /** As it was written once, to be written again. */
    static MedicineRow of(WriteItem item) {
        WriteCompound compound = item.compound();
        String quantity = Picked.text(item.quantity());
        return new MedicineRow(
                compound != null,
                compound == null ? Picked.of(item) : Picked.none().named(item.name()),
                item.dosage(),
                quantity,
                item.quantityPinned() ? "" : quantity,
                Picked.text(item.durationDays()),
                item.refills() == 0 ? "" : Picked.text(item.refills()),
                item.instructions(),
                compound == null ? "" : compound.method().name(),
                compound == null ? "" : compound.form().name(),
                compound == null
                        ? List.of()
                        : compound.ingredients().stream().map(IngredientRow::of).toList());
    }

    /** Whether nothing is written in it. */
    boolean isBlank() {
        return medicine.isBlank()
                && ingredients.stream().allMatch(IngredientRow::isBlank)
                && (dosage + quantity + durationDays + refills + instructions).isBlank();
    }

    /** The name that its doctor gave it; after what is in it, it goes on being called. */
    private static Picked named(PrescriptionItem item, Compound compound) {
        String name = item.name().equals(compound.usualName()) ? "" : item.name();
        return Picked.none().named(name);
    }

    /** What was typed into the row of this number. */
    static MedicineRow typed(Form form, int row) {
        String at = "items." + row + ".";
        return new MedicineRow(
                Picked.text(form.typed(at + "kind")).equals("COMPOUND"),
                Picked.typed(form, at),
                Picked.text(form.typed(at + "dosage")),
                Picked.text(form.typed(at + "quantity")),
                Picked.text(form.typed(at + "computed")),
                Picked.text(form.typed(at + "durationDays")),
                Picked.text(form.typed(at + "refills")),
                Picked.text(form.typed(at + "instructions")),
                Picked.text(form.typed(at + "method")),
                Picked.text(form.typed(at + "make")),
                ingredients(form, at));
    }

    private static List<IngredientRow> ingredients(Form form, String at) {
        List<IngredientRow> ingredients = new ArrayList<>();
        if (form.typed(at + "ingredients") instanceof List<?> typed) {
            for (int i = 0; i < Math.min(typed.size(), Compound.INGREDIENTS_MAX); i++) {
                ingredients.add(IngredientRow.typed(form, at + "ingredients." + i + "."));
            }
        }
        return ingredients;
    }

    MedicineRow with(Picked other) {
        return new MedicineRow(
                compound,
                other,
                dosage,
                quantity,
                computed,
                durationDays,
                refills,
                instructions,
                method,
                make,
                ingredients);
    }

    MedicineRow with(List<IngredientRow> others) {
        return new MedicineRow(
                compound,
                medicine,
                dosage,
                quantity,
                computed,
                durationDays,
                refills,
                instructions,
                method,
                make,
                others);
    }

    /** With room for more ingredients. */
    MedicineRow withRoom() {
        List<IngredientRow> more = new ArrayList<>(ingredients);
        for (int i = 0; i < BLANK_INGREDIENTS && more.size() < Compound.INGREDIENTS_MAX; i++) {
            more.add(IngredientRow.blank());
        }
        return with(more);
    }
}
