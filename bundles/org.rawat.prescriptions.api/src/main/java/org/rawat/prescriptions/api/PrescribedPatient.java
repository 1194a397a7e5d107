package org.rawat.prescriptions.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.rawat.identity.api.Sex;

/**
 * The patient as a prescription shows them (PMK 73/2016 asks for name, age, sex and weight).
 *
 * @param name the full name
 * @param birthDate the day of birth; null only in a draft
 * @param age the age on the prescription's date; null only in a draft
 * @param sex administrative gender
 * @param weightKg body weight in kilograms as the doctor noted it; null only in a draft
 */
public record PrescribedPatient(
        String name,
        @Nullable LocalDate birthDate,
        @Nullable Period age,
        Sex sex,
        @Nullable BigDecimal weightKg) {}
