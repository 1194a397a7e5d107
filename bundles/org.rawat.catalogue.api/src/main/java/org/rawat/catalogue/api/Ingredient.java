package org.rawat.catalogue.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One active substance of a product (FHIR: {@code Medication.ingredient}).
 *
 * <p>{@code 125 mg/5 ml} is amount 125, unit MG, perQuantity 5, per ML; the 500 mg of a tablet are
 * amount 500, unit MG, perQuantity 1, per UNIT. A percentage has an amount and a unit, and no per:
 * it is a share of the whole.
 *
 * @param substance the international nonproprietary name, as it is written; begins with a capital
 *     when it was derived
 * @param codeSystem who gave the code, a URI; null when there is no code
 * @param code the substance's code there, null when there is none
 * @param amount how much of it, positive; null when that is not known
 * @param unit in what the amount is counted; null exactly when the amount is
 * @param perQuantity in how much of {@code per}, positive; null exactly when {@code per} is
 * @param per in what; null for a percentage and when no amount is known
 */
public record Ingredient(
        String substance,
        @Nullable String codeSystem,
        @Nullable String code,
        @Nullable BigDecimal amount,
        @Nullable Unit unit,
        @Nullable BigDecimal perQuantity,
        @Nullable Per per) {

    public Ingredient {
        if ((codeSystem == null) != (code == null)) {
            throw new IllegalArgumentException("a code needs its system, and the other way round");
        }
        if ((amount == null) != (unit == null) || (perQuantity == null) != (per == null)) {
            throw new IllegalArgumentException("a number needs its unit, and the other way round");
        }
        if ((amount == null || unit == Unit.PERCENT) != (per == null)) {
            throw new IllegalArgumentException("an amount is in something, a percentage is not");
        }
        amount = positive(amount);
        perQuantity = positive(perQuantity);
    }

    /** In what an amount is counted. */
    public enum Unit {
        MCG("mcg", "ug"),
        MG("mg", "mg"),
        G("g", "g"),
        ML("ml", "mL"),
        /** International units. */
        IU("IU", "[iU]"),
        /** Units of a substance's own. */
        U("unit", "U"),
        MMOL("mmol", "mmol"),
        MEQ("mEq", "meq"),
        PERCENT("%", "%");

        private final String printed;
        private final String ucum;

        Unit(String printed, String ucum) {
            this.printed = printed;
            this.ucum = ucum;
        }

        /** As people write it. */
        public String printed() {
            return printed;
        }

        /** Its code in UCUM. */
        public String ucum() {
            return ucum;
        }
    }

    /** In what an amount is. */
    public enum Per {
        /** One of what is dispensed: a tablet, a vial. */
        UNIT("", "1"),
        ML("ml", "mL"),
        G("g", "g"),
        /** One hour, of a patch. */
        HOUR("jam", "h"),
        /** One actuation, of an inhaler. */
        DOSE("dosis", "{dose}");

        private final String printed;
        private final String ucum;

        Per(String printed, String ucum) {
            this.printed = printed;
            this.ucum = ucum;
        }

        /** As Indonesian labels write it; empty for {@link #UNIT}. */
        public String printed() {
            return printed;
        }

        /** Its code in UCUM. */
        public String ucum() {
            return ucum;
        }
    }

    /** A substance of which no amount is known. */
    public static Ingredient of(String substance) {
        return new Ingredient(substance, null, null, null, null, null, null);
    }

    /** The amount in one of {@link #per}; empty when there is none, and for a percentage. */
    public Optional<BigDecimal> amountPerOne() {
        return amount == null || perQuantity == null
                ? Optional.empty()
                : Optional.of(amount.divide(perQuantity, MathContext.DECIMAL64));
    }

    /** The amount as labels write it, for example {@code 125 mg/5 ml}; empty when unknown. */
    public String strength() {
        if (amount == null || unit == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(written(amount)).append(' ').append(unit.printed());
        if (per != null && perQuantity != null) {
            boolean one = perQuantity.compareTo(BigDecimal.ONE) == 0;
            if (per == Per.UNIT && one) {
                return text.toString();
            }
            text.append('/').append(one ? "" : written(perQuantity) + " ");
            text.append(per == Per.UNIT ? "unit" : per.printed());
        }
        return text.toString();
    }

    private static String written(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        if (number.signum() <= 0) {
            throw new IllegalArgumentException("must be positive: " + number);
        }
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 && plain.scale() > -30 ? plain.setScale(0) : plain;
    }
}
