package org.rawat.prescriptions.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundAmount.Portion;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.PrescribedIngredient;
import org.rawat.prescriptions.api.SourceNeed;
import org.rawat.prescriptions.api.SourceNeed.Measure;
import org.rawat.prescriptions.api.SourceNeed.Reason;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * How much of each product a compound takes. With d.t.d. an amount is that of one dose and counts
 * as often as there are doses, otherwise it is that of the whole (Anief, Ilmu Meracik Obat: powders
 * and capsules). Pieces are opened whole: what is left of the last one is the surplus.
 *
 * <p>Milligrams of tablets, capsules and syrups are milligrams of the substance. Grams of an
 * ointment, or of a powder without a strength, are grams of the product. Everything else is not
 * guessed.
 */
final class CompoundRules {
    private static final int MOST = 10_000;
    private static final Pattern PACK =
            Pattern.compile(
                    ".*?(?<![0-9.,])(?<much>[0-9]{1,4}(?:[.,][0-9]{1,2})?)\\s*(?<in>ml|gr|g|gram)");

    private CompoundRules() {}

    /**
     * The need of one ingredient.
     *
     * @param text the amount as it was written
     * @param amount what it means; null when it is free text
     * @param quantity how many doses are made; null when not said
     */
    static SourceNeed need(
            CompoundMethod method,
            @Nullable Integer quantity,
            String text,
            @Nullable CompoundAmount amount,
            Medicine medicine) {
        if (amount == null) {
            return SourceNeed.unknown(text.isEmpty() ? Reason.NO_AMOUNT : Reason.AMOUNT);
        }
        Fraction value = amount.value();
        CompoundAmount.Unit unit = amount.unit();
        if (amount.portion() != Portion.EXACT || value == null || unit == null) {
            return SourceNeed.unknown(Reason.FILLED_UP);
        }
        if (method == CompoundMethod.DTD && quantity == null) {
            return SourceNeed.unknown(Reason.NO_QUANTITY);
        }
        try {
            Fraction total =
                    method == CompoundMethod.DTD && quantity != null
                            ? value.times(Fraction.of(quantity))
                            : value;
            return needed(total, unit, medicine);
        } catch (ArithmeticException e) {
            return SourceNeed.unknown(Reason.TOO_MUCH);
        }
    }

    private static SourceNeed needed(Fraction total, CompoundAmount.Unit unit, Medicine medicine) {
        return switch (unit) {
            case SOURCE_UNIT -> units(total);
            case MILLILITRE -> millilitres(total, medicine);
            case MICROGRAM -> mass(total.times(new Fraction(1, 1000)), false, medicine);
            case MILLIGRAM -> mass(total, false, medicine);
            case GRAM -> mass(total.times(Fraction.of(1000)), true, medicine);
            case INTERNATIONAL_UNIT -> ofSubstance(total, "[iU]", medicine);
        };
    }

    private static SourceNeed millilitres(Fraction total, Medicine medicine) {
        boolean solid =
                Substances.pieces(medicine.form())
                        || medicine.substances().stream()
                                .anyMatch(it -> it.perUnit().equals(PrescribedIngredient.ONE));
        return solid
                ? SourceNeed.unknown(Reason.UNIT)
                : measured(Measure.MILLILITRES, total, "ml", medicine);
    }

    private static SourceNeed mass(Fraction milligrams, boolean grams, Medicine medicine) {
        boolean spread =
                medicine.substances().stream()
                        .anyMatch(it -> it.unit().equals("%") || it.perUnit().equals("g"));
        if (spread) {
            return grams ? weighed(milligrams, medicine) : SourceNeed.unknown(Reason.STRENGTH);
        }
        boolean pure = medicine.strength().isEmpty() && !Substances.pieces(medicine.form());
        return pure ? weighed(milligrams, medicine) : ofSubstance(milligrams, "mg", medicine);
    }

    private static SourceNeed weighed(Fraction milligrams, Medicine medicine) {
        return measured(Measure.GRAMS, milligrams.times(new Fraction(1, 1000)), "g", medicine);
    }

    private static SourceNeed ofSubstance(Fraction total, String unit, Medicine medicine) {
        List<PrescribedIngredient> substances = medicine.substances();
        if (substances.size() > 1) {
            return SourceNeed.unknown(Reason.SEVERAL_SUBSTANCES);
        }
        PrescribedIngredient only = substances.isEmpty() ? null : substances.get(0);
        BigDecimal much = only == null ? null : only.perQuantity();
        if (only == null || only.amount() == null || much == null) {
            return SourceNeed.unknown(Reason.STRENGTH);
        }
        Fraction amount = in(unit, only.unit(), Fraction.of(only.amount()));
        if (amount == null) {
            return SourceNeed.unknown(Reason.UNIT);
        }
        Fraction taken = total.times(Fraction.of(much)).dividedBy(amount);
        return switch (only.perUnit()) {
            case PrescribedIngredient.ONE -> units(taken);
            case "mL" -> measured(Measure.MILLILITRES, taken, "ml", medicine);
            default -> SourceNeed.unknown(Reason.UNIT);
        };
    }

    /** The amount in the wanted unit; null when it is of another kind. */
    private static @Nullable Fraction in(String wanted, String unit, Fraction amount) {
        if (unit.equals(wanted)) {
            return amount;
        }
        if (!wanted.equals("mg")) {
            return null;
        }
        return switch (unit) {
            case "ug" -> amount.times(new Fraction(1, 1000));
            case "g" -> amount.times(Fraction.of(1000));
            default -> null;
        };
    }

    /** In packs when what the product is dispensed in says how much it holds. */
    private static SourceNeed measured(
            Measure measure, Fraction total, String in, Medicine medicine) {
        Matcher pack = PACK.matcher(medicine.unit().toLowerCase(Locale.ROOT));
        if (pack.matches() && pack.group("in").startsWith(in)) {
            Fraction holds = Fraction.of(new BigDecimal(pack.group("much").replace(',', '.')));
            return units(total.dividedBy(holds));
        }
        return total.compareTo(Fraction.of(MOST)) > 0
                ? SourceNeed.unknown(Reason.TOO_MUCH)
                : new SourceNeed(measure, total, null, null, null);
    }

    private static SourceNeed units(Fraction exact) {
        long whole = exact.roundedUp();
        if (whole > MOST) {
            return SourceNeed.unknown(Reason.TOO_MUCH);
        }
        Fraction surplus =
                new Fraction(
                        Math.subtractExact(
                                Math.multiplyExact(whole, exact.denominator()), exact.numerator()),
                        exact.denominator());
        return new SourceNeed(Measure.UNITS, exact, (int) whole, surplus, null);
    }
}
