package org.rawat.prescriptions.api;

import java.util.List;

/**
 * What makes a medicine a compound (racikan): the pharmacy makes it. How many doses or containers
 * it makes of it is the item's quantity, the number behind {@code No.} on paper.
 *
 * @param method what the amounts mean
 * @param form what is made
 * @param ingredients of what, in their order; may be empty in a draft
 */
public record Compound(
        CompoundMethod method, CompoundForm form, List<CompoundIngredient> ingredients) {

    /** How many ingredients one compound may have. */
    public static final int INGREDIENTS_MAX = 20;

    public Compound {
        ingredients = List.copyOf(ingredients);
        if (ingredients.size() > INGREDIENTS_MAX) {
            throw new IllegalArgumentException("ingredients: " + ingredients.size());
        }
    }

    /** What it is called when its doctor gave it no name: after what is in it. */
    public String usualName() {
        StringBuilder name = new StringBuilder();
        for (CompoundIngredient one : ingredients) {
            String more = name.isEmpty() ? one.name() : " + " + one.name();
            if (name.length() + more.length() > WriteItem.NAME_MAX - 2) {
                return name.append(" \u2026").toString();
            }
            name.append(more);
        }
        return name.isEmpty() ? "\u2026" : name.toString();
    }
}
