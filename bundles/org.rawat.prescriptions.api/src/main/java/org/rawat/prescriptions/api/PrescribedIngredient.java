package org.rawat.prescriptions.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One active substance of a prescribed medicine, copied like everything else that is signed (FHIR:
 * {@code Medication.ingredient}). The 500 mg of a tablet are amount 500, unit mg, perQuantity 1,
 * perUnit 1; {@code 120 mg/5 ml} is amount 120, unit mg, perQuantity 5, perUnit mL.
 *
 * @param substance its international nonproprietary name, as the catalogue or the doctor writes it
 * @param codeSystem who gave the code, a URI; empty when there is no code
 * @param code the substance's code there; empty when there is none
 * @param strength the amount as labels write it, for example {@code 120 mg/5 ml}; empty when it is
 *     not known
 * @param amount how much of it, more than zero; null when not known
 * @param unit in what the amount is counted, a UCUM code such as {@code mg}, {@code [iU]}, {@code
 *     %}; empty exactly when the amount is null
 * @param perQuantity in how much of {@code perUnit}, more than zero; null exactly when {@code
 *     perUnit} is empty
 * @param perUnit in what, a UCUM code: {@code 1} is one of what is dispensed, {@code mL}, {@code
 *     g}, {@code h}, {@code {dose}}; empty for a percentage and when no amount is known
 */
public record PrescribedIngredient(
        String substance,
        String codeSystem,
        String code,
        String strength,
        @Nullable BigDecimal amount,
        String unit,
        @Nullable BigDecimal perQuantity,
        String perUnit) {

    /** {@code perUnit} of what is counted one by one: tablets, capsules, vials. */
    public static final String ONE = "1";

    public PrescribedIngredient {
        amount = plain(amount);
        perQuantity = plain(perQuantity);
        if ((amount == null) != unit.isEmpty() || (perQuantity == null) != perUnit.isEmpty()) {
            throw new IllegalArgumentException("a number needs its unit, and the other way round");
        }
    }

    /** A substance of which no amount is known. */
    public static PrescribedIngredient of(String substance) {
        return new PrescribedIngredient(substance, "", "", "", null, "", null, "");
    }

    /** Without zeros at the end, so that equal amounts are equal records. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        if (number.signum() <= 0) {
            throw new IllegalArgumentException("an amount of " + number);
        }
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
