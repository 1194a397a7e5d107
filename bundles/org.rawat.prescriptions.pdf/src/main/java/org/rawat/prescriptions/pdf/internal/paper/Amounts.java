package org.rawat.prescriptions.pdf.internal.paper;

/** Amounts as prescriptions write them: in Roman numerals, which a pen cannot make into more. */
final class Amounts {
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] SIGNS = {
        "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
    };

    private Amounts() {}

    /** {@code X (10)}; beyond 3,999, where there are no such numerals, the figure alone. */
    static String of(int amount) {
        if (amount < 1 || amount > 3_999) {
            return String.valueOf(amount);
        }
        StringBuilder roman = new StringBuilder();
        int left = amount;
        for (int i = 0; i < VALUES.length; i++) {
            while (left >= VALUES[i]) {
                roman.append(SIGNS[i]);
                left -= VALUES[i];
            }
        }
        return roman + " (" + amount + ")";
    }
}
