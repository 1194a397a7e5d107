package org.rawat.prescriptions.rules.internal.knowledge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;

/** What a rule says. */
public sealed interface Rule {
    /** Names it within this source. */
    String name();

    /** Where it is written. */
    String citation();

    /**
     * Of two substances or classes together.
     *
     * @param severity null when the clinic has taken the pair out of use
     */
    record Interaction(
            String name,
            @Nullable SafetySeverity severity,
            Reach reach,
            SafetyText effect,
            SafetyText advice,
            String citation)
            implements Rule {}

    /** Of an allergy and what must not be given with it. */
    record CrossReaction(
            String name, @Nullable SafetySeverity severity, SafetyText text, String citation)
            implements Rule {}

    /**
     * How much of a substance a day, for an age.
     *
     * @param modified whether only for modified-release forms
     * @param fromMonths from this age on
     * @param toMonths up to but without this age
     * @param perKgDay for each kilogram a day
     * @param perDay in a day
     * @param perDose at one time
     * @param daysAWeek on how many days of a week it may be given at all
     * @param regimen how often at most it is given where the figures hold
     */
    record Maximum(
            String name,
            Reach reach,
            boolean modified,
            int fromMonths,
            int toMonths,
            @Nullable BigDecimal perKgDay,
            @Nullable BigDecimal perDay,
            @Nullable BigDecimal perDose,
            @Nullable Integer daysAWeek,
            Regimen regimen,
            String unit,
            String citation)
            implements Rule {
        /** Whether it is for this age. */
        public boolean covers(int months) {
            return months >= fromMonths && months < toMonths;
        }

        /** A row without any figure takes a shipped one out of use. */
        boolean saysSomething() {
            return perKgDay != null || perDay != null || perDose != null || daysAWeek != null;
        }
    }

    /**
     * From which or under which age in months or weight in kilograms a substance is a danger.
     *
     * @param weight whether the bound is a weight
     */
    record Limit(
            String name,
            @Nullable SafetySeverity severity,
            Reach reach,
            boolean weight,
            @Nullable BigDecimal below,
            @Nullable BigDecimal from,
            SafetyText text,
            String citation)
            implements Rule {}

    /**
     * What must be heeded in pregnancy or while breastfeeding.
     *
     * @param kind which of the two
     */
    record Motherhood(
            String name,
            @Nullable SafetySeverity severity,
            Reach reach,
            SafetyKind kind,
            SafetyText text,
            String citation)
            implements Rule {}
}
