package org.rawat.prescriptions.api.spi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.identity.api.Sex;

/**
 * For whom; no name and no id, since a source needs neither.
 *
 * @param birthDate the day of birth; null when not known
 * @param sex administrative gender
 * @param weightKg body weight in kilograms; null when not known
 * @param pregnant whether pregnant; null when nobody has said
 * @param breastfeeding whether breastfeeding; null when nobody has said
 * @param allergies allergies in somebody's code system
 * @param allergyTexts allergies in the words of whoever noted them, each at most 500 characters;
 *     one that is not understood must be reported as {@link NotChecked}
 */
public record SafetyPatient(
        @Nullable LocalDate birthDate,
        Sex sex,
        @Nullable BigDecimal weightKg,
        @Nullable Boolean pregnant,
        @Nullable Boolean breastfeeding,
        List<SafetyCode> allergies,
        List<String> allergyTexts) {
    public SafetyPatient {
        allergies = List.copyOf(allergies);
        allergyTexts = List.copyOf(allergyTexts);
    }
}
