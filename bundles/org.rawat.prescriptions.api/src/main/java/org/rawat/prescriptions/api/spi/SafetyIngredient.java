package org.rawat.prescriptions.api.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One active substance of a medicine.
 *
 * @param name its name, as the catalogue or the doctor writes it
 * @param codes its codes, as far as known
 * @param perUnit how much of it one unit of the medicine holds (a tablet, a millilitre); null when
 *     not known
 * @param perDose the most that the directions let the patient take at one time; null when not known
 * @param perDay the most that the directions let the patient take within one day; null when not
 *     known: then a dose must be reported as {@link NotChecked}
 */
public record SafetyIngredient(
        String name,
        List<SafetyCode> codes,
        @Nullable SafetyAmount perUnit,
        @Nullable SafetyAmount perDose,
        @Nullable SafetyAmount perDay) {
    public SafetyIngredient {
        codes = List.copyOf(codes);
    }
}
