package org.rawat.prescriptions.api.spi;

import java.math.BigDecimal;

/**
 * An amount of a substance. Masses come in milligrams; what is no mass keeps its unit.
 *
 * @param value more than zero
 * @param unit a UCUM code: {@code mg}, {@code [iU]}, {@code mL}, {@code mmol}
 */
public record SafetyAmount(BigDecimal value, String unit) {
    public static final String MILLIGRAM = "mg";

    public SafetyAmount {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("an amount of " + value + " " + unit);
        }
    }

    /** An amount in milligrams. */
    public static SafetyAmount milligrams(String value) {
        return new SafetyAmount(new BigDecimal(value), MILLIGRAM);
    }
}
