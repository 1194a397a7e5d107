package org.rawat.prescriptions.api.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A medicine in a question.
 *
 * @param key names it within the question; findings refer to it
 * @param label name, strength and form in one line, for showing
 * @param form the pharmaceutical form; may be empty
 * @param route how it enters the body
 * @param codes codes of the product as a whole, as far as known
 * @param ingredients its substances one by one, those of a compound too; never empty: a medicine of
 *     which nothing more is known has one ingredient with the medicine's name
 * @param compound whether the doctor composed it ({@code racikan}): its ingredients then have to be
 *     checked against each other, which a manufacturer's combination does not need
 * @param dosage the directions in words; may be empty
 * @param daysAWeek on how many days of a week it is taken at most, 1 to 7; null when not known
 * @param durationDays for how many days; null when not said
 */
public record SafetyMedicine(
        String key,
        String label,
        String form,
        SafetyRoute route,
        List<SafetyCode> codes,
        List<SafetyIngredient> ingredients,
        boolean compound,
        String dosage,
        @Nullable Integer daysAWeek,
        @Nullable Integer durationDays) {
    public SafetyMedicine {
        codes = List.copyOf(codes);
        ingredients = List.copyOf(ingredients);
        if (ingredients.isEmpty()) {
            throw new IllegalArgumentException(key + " has no ingredient");
        }
    }
}
