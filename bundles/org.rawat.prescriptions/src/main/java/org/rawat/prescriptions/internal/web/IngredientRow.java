package org.rawat.prescriptions.internal.web;

import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.SourceNeed;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.web.api.Form;

/**
 * One ingredient of a compound on the form.
 *
 * @param need what the whole compound takes of it, as it was saved; null when it was not
 */
public record IngredientRow(Picked medicine, String amount, @Nullable SourceNeed need) {
    static IngredientRow blank() {
        return new IngredientRow(Picked.none(), "", null);
    }

    static IngredientRow of(CompoundIngredient one) {
        return new IngredientRow(Picked.of(one), one.amount(), one.need());
    }

    static IngredientRow of(WriteCompound.Ingredient one) {
        return new IngredientRow(Picked.of(one), one.amount(), null);
    }

    boolean isBlank() {
        return medicine.isBlank() && amount.isBlank();
    }

    /** What was typed at the fields that begin so. */
    static IngredientRow typed(Form form, String at) {
        return new IngredientRow(
                Picked.typed(form, at), Picked.text(form.typed(at + "amount")), null);
    }
}
