package org.rawat.prescriptions.api.dosage;

import org.jspecify.annotations.Nullable;

/**
 * What must not be exceeded: FHIR's {@code maxDosePerPeriod}, or a number of times.
 *
 * @param amount how much, more than zero; a whole number when it counts times
 * @param unit of what; null when it counts times
 * @param per in which period
 */
public record Limit(Fraction amount, @Nullable DoseUnit unit, Span per) {
    public Limit {
        if (amount.numerator() == 0 || unit == null && !amount.whole()) {
            throw new IllegalArgumentException("at most " + amount);
        }
    }
}
