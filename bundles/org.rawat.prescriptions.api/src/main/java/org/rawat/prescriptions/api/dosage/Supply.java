package org.rawat.prescriptions.api.dosage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of a medicine a dosage needs: what to write as the quantity. */
public sealed interface Supply {

    /**
     * So much is needed.
     *
     * @param quantity how many of the product's unit, rounded up, at least 1
     * @param parts how it was computed, a part for each step
     * @param total the sum of the parts, in {@code unit}
     * @param unit in what the parts were summed: millilitres for drops and spoons
     * @param pack how much of {@code unit} one of the product's units holds; null when it is one
     */
    record Counted(
            int quantity, List<Part> parts, Fraction total, DoseUnit unit, @Nullable Fraction pack)
            implements Supply {
        public Counted {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What one step needs. Of a range the higher number counts.
     *
     * @param dose how much at one time, as it is written
     * @param times how many times in all
     * @param amount the product in the unit of the sum
     * @param rule what had to be assumed
     */
    record Part(Dose dose, Fraction times, Fraction amount, Rule rule) {}

    /** What had to be assumed. */
    enum Rule {
        NOTHING,
        /** 20 drops are 1 ml. */
        DROPS,
        /** A teaspoon or measuring spoon is 5 ml, a tablespoon 15 ml. */
        SPOONS,
        /** The strength of the product says how much of it holds the dose. */
        STRENGTH
    }

    /**
     * It cannot be computed; the doctor writes the number.
     *
     * @param reason why
     */
    record Unknown(Reason reason) implements Supply {}

    /** Why it cannot be computed. */
    enum Reason {
        /** For how long is not said. */
        NO_DURATION,
        /** How much at one time is not said. */
        NO_DOSE,
        /** How often is not said, nor how often at most. */
        NO_FREQUENCY,
        /** What the dose is counted in does not fit what the product is counted in. */
        UNIT,
        /** More than a prescription may say. */
        TOO_MUCH
    }
}
