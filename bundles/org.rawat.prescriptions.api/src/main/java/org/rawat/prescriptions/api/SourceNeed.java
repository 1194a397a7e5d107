package org.rawat.prescriptions.api;

import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * How much of a product the pharmacy takes for all doses of a compound. It is computed when the
 * doctor writes, and signed as it was computed; what cannot be computed says why.
 *
 * @param measure in what it is counted
 * @param exact so much goes into the compound; null when unknown
 * @param whole so many whole pieces are opened; null unless {@link Measure#UNITS}
 * @param surplus what is left of the last piece, zero when nothing is; null unless {@link
 *     Measure#UNITS}
 * @param reason why it is not known; null unless {@link Measure#UNKNOWN}
 */
public record SourceNeed(
        Measure measure,
        @Nullable Fraction exact,
        @Nullable Integer whole,
        @Nullable Fraction surplus,
        @Nullable Reason reason) {

    public SourceNeed {
        boolean units = measure == Measure.UNITS;
        boolean unknown = measure == Measure.UNKNOWN;
        if ((exact == null) != unknown
                || (reason == null) == unknown
                || (whole == null) == units
                || (surplus == null) == units) {
            throw new IllegalArgumentException(measure + " of " + exact + ", " + reason);
        }
    }

    /** It is not known. */
    public static SourceNeed unknown(Reason reason) {
        return new SourceNeed(Measure.UNKNOWN, null, null, null, reason);
    }

    /** In what it is counted. */
    public enum Measure {
        /** Pieces of the product: tablets, capsules, vials. */
        UNITS,
        /** Millilitres of the product. */
        MILLILITRES,
        /** Grams of the product. */
        GRAMS,
        UNKNOWN
    }

    /** Why it is not known. */
    public enum Reason {
        /** How much is not said yet. */
        NO_AMOUNT,
        /** The amount is free text. */
        AMOUNT,
        /** How many doses are made is not said yet. */
        NO_QUANTITY,
        /** The product's strength is not known, or can be read in two ways. */
        STRENGTH,
        /** The product holds several substances, and of which the amount is meant is not said. */
        SEVERAL_SUBSTANCES,
        /** What the amount is counted in does not fit the product's strength. */
        UNIT,
        /** Filled up, or as much as is needed: the pharmacy sees. */
        FILLED_UP,
        /** More than a prescription may say. */
        TOO_MUCH
    }
}
