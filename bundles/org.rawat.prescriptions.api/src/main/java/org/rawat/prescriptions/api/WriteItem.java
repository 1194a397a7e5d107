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
 * @param quantityPinned whether the doctor wrote the quantity; else it follows the dosage
 * @param refills how often it may be handed out again ({@code iter}), 0 to 12
 * @param compound what the pharmacy makes; null for a medicine out of a box. A compound has no
 *     product, and its name may be empty: then it is that of its ingredients
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
        String instructions,
        boolean quantityPinned,
        int refills,
        @Nullable WriteCompound compound) {

    public static final int NAME_MAX = 200;
    public static final int STRENGTH_MAX = 120;
    public static final int FORM_MAX = 80;
    public static final int UNIT_MAX = 40;
    public static final int DOSAGE_MAX = 200;
    public static final int INSTRUCTIONS_MAX = 500;
    public static final int QUANTITY_MAX = 10_000;
    public static final int DURATION_MAX = 365;
    public static final int REFILLS_MAX = 12;

    public WriteItem {
        WritePrescription.atMost("name", name, NAME_MAX);
        WritePrescription.atMost("strength", strength, STRENGTH_MAX);
        WritePrescription.atMost("form", form, FORM_MAX);
        WritePrescription.atMost("unit", unit, UNIT_MAX);
        WritePrescription.atMost("dosage", dosage, DOSAGE_MAX);
        WritePrescription.atMost("instructions", instructions, INSTRUCTIONS_MAX);
        within("quantity", quantity, QUANTITY_MAX);
        within("durationDays", durationDays, DURATION_MAX);
        if (refills < 0 || refills > REFILLS_MAX) {
            throw new IllegalArgumentException("refills is 0 to 12: " + refills);
        }
        if (compound != null && product != null) {
            throw new IllegalArgumentException("a compound is no product");
        }
    }

    /** A medicine out of a box, handed out once. */
    public WriteItem(
            @Nullable ProductId product,
            String name,
            String strength,
            String form,
            String unit,
            String dosage,
            @Nullable Integer quantity,
            @Nullable Integer durationDays,
            String instructions) {
        this(
                product,
                name,
                strength,
                form,
                unit,
                dosage,
                quantity,
                durationDays,
                instructions,
                quantity != null,
                0,
                null);
    }

    private static void within(String field, @Nullable Integer number, int max) {
        if (number != null && (number < 1 || number > max)) {
            throw new IllegalArgumentException(field + " is 1 to " + max + ": " + number);
        }
    }
}
