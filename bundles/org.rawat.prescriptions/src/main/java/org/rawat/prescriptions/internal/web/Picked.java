package org.rawat.prescriptions.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.web.api.Form;

/**
 * A medicine as it is picked on the form, out of the catalogue or in the doctor's words; everything
 * is text, because it may be what somebody typed wrongly.
 *
 * @param product the chosen product's id, or empty
 * @param search what stands in the field in which a medicine is looked for
 * @param choice which of the hits was chosen, or empty
 * @param hits what was found for it, to choose from without a script
 */
public record Picked(
        String product,
        String name,
        String strength,
        String form,
        String unit,
        String search,
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

    public Picked {
        hits = List.copyOf(hits);
    }

    static Picked none() {
        return new Picked("", "", "", "", "", "", "", List.of());
    }

    /** A compound has no product; its name stands where it was typed. */
    static Picked of(PrescriptionItem item) {
        return new Picked(
                text(item.productId()),
                item.name(),
                item.strength(),
                item.form(),
                item.unit(),
                item.label(),
                "",
                List.of());
    }

    static Picked of(CompoundIngredient one) {
        return new Picked(
                text(one.productId()),
                one.name(),
                one.strength(),
                one.form(),
                one.unit(),
                one.label(),
                "",
                List.of());
    }

    static Picked of(WriteItem one) {
        return of(one.product(), one.name(), one.strength(), one.form(), one.unit());
    }

    static Picked of(WriteCompound.Ingredient one) {
        return of(one.product(), one.name(), one.strength(), one.form(), one.unit());
    }

    private static Picked of(
            @Nullable ProductId product, String name, String strength, String form, String unit) {
        String label = label(name, strength, form);
        return new Picked(text(product), name, strength, form, unit, label, "", List.of());
    }

    /** Of this name and nothing else, as a compound. */
    Picked named(String called) {
        return new Picked("", called, "", "", "", "", "", List.of());
    }

    boolean isBlank() {
        return (product + name + strength + form + unit + search + choice).isBlank();
    }

    /** What was typed at the fields that begin so. */
    static Picked typed(Form form, String at) {
        return new Picked(
                text(form.typed(at + "product")),
                text(form.typed(at + "name")),
                text(form.typed(at + "strength")),
                text(form.typed(at + "form")),
                text(form.typed(at + "unit")),
                text(form.typed(at + "search")),
                text(form.typed(at + "choice")),
                List.of());
    }

    Picked with(List<ProductHit> found) {
        return new Picked(
                product,
                name,
                strength,
                form,
                unit,
                search,
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

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * What was meant, once it is read.
     *
     * @param product the product; null for one that is typed
     */
    record Meant(
            @Nullable ProductId product, String name, String strength, String form, String unit) {}

    /**
     * Reads the fields of a row.
     *
     * @param catalogue whether medicines are chosen from a catalogue or typed
     */
    static Meant read(Form row, boolean catalogue) {
        ProductId choice = row.optionalId("choice").map(ProductId::new).orElse(null);
        ProductId product = row.optionalId("product").map(ProductId::new).orElse(null);
        String name = row.optionalText("name", WriteItem.NAME_MAX).orElse("");
        String strength = row.optionalText("strength", WriteItem.STRENGTH_MAX).orElse("");
        String shape = row.optionalText("form", WriteItem.FORM_MAX).orElse("");
        String search = row.optionalText("search", WriteItem.NAME_MAX).orElse("");
        if (choice != null) {
            product = choice;
        } else if (!search.isEmpty() && !search.equals(label(name, strength, shape))) {
            // Somebody typed over the medicine that was chosen: it is not meant any more.
            product = null;
            name = search;
            strength = catalogue ? "" : strength;
            shape = catalogue ? "" : shape;
        }
        String unit = row.optionalText("unit", WriteItem.UNIT_MAX).orElse("");
        return new Meant(product, name, strength, shape, unit);
    }
}
