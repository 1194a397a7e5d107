package org.rawat.prescriptions.api;

import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * How much of an ingredient goes into a compound.
 *
 * @param portion how the number is meant
 * @param value how much, more than zero; null exactly for {@link Portion#SUFFICIENT}
 * @param unit of what; null exactly when the value is
 */
public record CompoundAmount(Portion portion, @Nullable Fraction value, @Nullable Unit unit) {
    public CompoundAmount {
        boolean none = portion == Portion.SUFFICIENT;
        if ((value == null) != none || (unit == null) != none) {
            throw new IllegalArgumentException(portion + " of " + value + " " + unit);
        }
        if (value != null && value.numerator() == 0) {
            throw new IllegalArgumentException("an amount of nothing");
        }
    }

    /** Exactly so much. */
    public static CompoundAmount of(Fraction value, Unit unit) {
        return new CompoundAmount(Portion.EXACT, value, unit);
    }

    /** How the number is meant. */
    public enum Portion {
        EXACT,
        /** {@code ad}: filled up until the whole is so much. */
        UP_TO,
        /** {@code q.s.}, quantum satis: as much as is needed. */
        SUFFICIENT
    }

    /** In what an amount is counted. */
    public enum Unit {
        MICROGRAM,
        MILLIGRAM,
        GRAM,
        MILLILITRE,
        /** International units. */
        INTERNATIONAL_UNIT,
        /** Pieces of the product itself: half a tablet. */
        SOURCE_UNIT
    }
}
