package org.rawat.prescriptions.api.spi;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is about to be signed, and beside what.
 *
 * @param patient for whom
 * @param date the day on which treatment begins, in the clinic's zone
 * @param proposed the medicines of the prescription in their order, at least one
 * @param active the patient's active medicines of all doctors, without what this prescription
 *     replaces and without what was stopped
 */
public record SafetyQuestion(
        SafetyPatient patient,
        LocalDate date,
        List<SafetyMedicine> proposed,
        List<SafetyMedicine> active) {
    public SafetyQuestion {
        proposed = List.copyOf(proposed);
        active = List.copyOf(active);
        if (proposed.isEmpty()) {
            throw new IllegalArgumentException("nothing is proposed");
        }
        Set<String> keys = new HashSet<>();
        Stream.concat(proposed.stream(), active.stream())
                .map(SafetyMedicine::key)
                .filter(key -> !keys.add(key))
                .findFirst()
                .ifPresent(
                        twice -> {
                            throw new IllegalArgumentException("twice: " + twice);
                        });
    }
}
