package org.rawat.prescriptions.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a doctor writes. What is not known yet stays empty: only signing asks for it.
 *
 * @param diagnosis at most 500 characters
 * @param notes at most 2,000 characters
 * @param weightKg the patient's weight in kilograms, 0.2 to 500 with at most one decimal; null
 *     takes the one in the patient's record
 * @param items at most 30, in their order
 * @param validUntil the last day on which it may be filled, in the location's zone; null takes the
 *     clinic's usual validity
 */
public record WritePrescription(
        String diagnosis,
        String notes,
        @Nullable BigDecimal weightKg,
        List<WriteItem> items,
        @Nullable LocalDate validUntil) {

    public static final int DIAGNOSIS_MAX = 500;
    public static final int NOTES_MAX = 2_000;
    public static final int ITEMS_MAX = 30;
    public static final BigDecimal WEIGHT_MIN = new BigDecimal("0.2");
    public static final BigDecimal WEIGHT_MAX = new BigDecimal("500");

    public WritePrescription {
        atMost("diagnosis", diagnosis, DIAGNOSIS_MAX);
        atMost("notes", notes, NOTES_MAX);
        if (weightKg != null
                && (weightKg.compareTo(WEIGHT_MIN) < 0
                        || weightKg.compareTo(WEIGHT_MAX) > 0
                        || weightKg.stripTrailingZeros().scale() > 1)) {
            throw new IllegalArgumentException("weightKg is 0.2 to 500: " + weightKg);
        }
        items = List.copyOf(items);
        if (items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("at most 30 items: " + items.size());
        }
    }

    /** With the clinic's usual validity. */
    public WritePrescription(
            String diagnosis, String notes, @Nullable BigDecimal weightKg, List<WriteItem> items) {
        this(diagnosis, notes, weightKg, items, null);
    }

    static void atMost(String field, String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            throw new IllegalArgumentException(field + " has more than " + max + " characters");
        }
    }
}
