package org.rawat.prescriptions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ProductId;

/**
 * A compound as the doctor writes it.
 *
 * @param method what the amounts mean
 * @param form what is made
 * @param ingredients at most 20, in their order
 */
public record WriteCompound(
        CompoundMethod method, CompoundForm form, List<Ingredient> ingredients) {
    public WriteCompound {
        ingredients = List.copyOf(ingredients);
        if (ingredients.size() > Compound.INGREDIENTS_MAX) {
            throw new IllegalArgumentException("at most 20 ingredients: " + ingredients.size());
        }
    }

    /**
     * One ingredient as the doctor writes it.
     *
     * @param product the catalogue's product, as in {@link WriteItem}; null for one that is typed
     * @param name at most 200 characters
     * @param strength at most 120 characters
     * @param form at most 80 characters
     * @param unit at most 40 characters
     * @param amount at most 60 characters: {@code 125 mg}, {@code 1/2 tab}, {@code ad 60 ml}
     */
    public record Ingredient(
            @Nullable ProductId product,
            String name,
            String strength,
            String form,
            String unit,
            String amount) {

        public static final int AMOUNT_MAX = 60;

        public Ingredient {
            WritePrescription.atMost("name", name, WriteItem.NAME_MAX);
            WritePrescription.atMost("strength", strength, WriteItem.STRENGTH_MAX);
            WritePrescription.atMost("form", form, WriteItem.FORM_MAX);
            WritePrescription.atMost("unit", unit, WriteItem.UNIT_MAX);
            WritePrescription.atMost("amount", amount, AMOUNT_MAX);
        }
    }
}
