package org.rawat.prescriptions.internal.dosage;

import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * A word, a number or a sign of a line.
 *
 * @param text in small letters; of a number as it was typed
 * @param capital whether a word was typed in capital letters
 * @param number the number, null for everything else
 * @param start where it begins in the line
 * @param end where it has ended
 * @param spaced whether white space or the line's beginning stands before it
 */
record Token(
        String text,
        boolean capital,
        @Nullable Fraction number,
        int start,
        int end,
        boolean spaced) {

    /** Whether it is a number that counts something: a time of the clock is none. */
    boolean quantity() {
        return number != null && (number.numerator() > 0 || text.matches("0+(?:[.,]0+)?"));
    }

    boolean is(String sign) {
        return number == null && text.equals(sign);
    }
}
