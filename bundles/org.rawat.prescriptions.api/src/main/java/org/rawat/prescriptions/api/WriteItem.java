package org.rawat.prescriptions.api;

import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ProductId;

/**
 * One medicine as the doctor writes it. What is not known yet stays empty: only signing asks for
 * it.
 *
 * @param product the catalogue's product; then name, strength, form and unit are the catalogue's.
 *     Null for a medicine that is typed, which is possible only while there is no catalogue
 * @param name at most 200 characters
 * @param strength at most 120 characters
 * @param form at most 80 characters
 * @param unit at most 40 characters
 * @param dosage at most 200 characters
 * @param quantity 1 to 10,000
 * @param durationDays 1 to 365
 * @param instructions at most 500 characters
 */
public record WriteItem(
        @Nullable ProductId product,
        String name,
        String strength,
        String form,
        String unit,
        String dosage,
        @Nullable Integer quantity,
        @Nullable Integer durationDays,
        String instructions) {

    public static final int NAME_MAX = 200;
    public static final int STRENGTH_MAX = 120;
    public static final int FORM_MAX = 80;
    public static final int UNIT_MAX = 40;
    public static final int DOSAGE_MAX = 200;
    public static final int INSTRUCTIONS_MAX = 500;
    public static final int QUANTITY_MAX = 10_000;
    public static final int DURATION_MAX = 365;

    public WriteItem {
        WritePrescription.atMost("name", name, NAME_MAX);
        WritePrescription.atMost("strength", strength, STRENGTH_MAX);
        WritePrescription.atMost("form", form, FORM_MAX);
        WritePrescription.atMost("unit", unit, UNIT_MAX);
        WritePrescription.atMost("dosage", dosage, DOSAGE_MAX);
        WritePrescription.atMost("instructions", instructions, INSTRUCTIONS_MAX);
        within("quantity", quantity, QUANTITY_MAX);
        within("durationDays", durationDays, DURATION_MAX);
    }

    private static void within(String field, @Nullable Integer number, int max) {
        if (number != null && (number < 1 || number > max)) {
            throw new IllegalArgumentException(field + " is 1 to " + max + ": " + number);
        }
    }
}
