package org.rawat.prescriptions.internal.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.PrescribedIngredient;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.dosage.Fraction;

/** How much of a substance is in a medicine, as FHIR's Ratio: exact, thirds too. */
final class Amounts {
    private static final Map<CompoundAmount.Unit, String> MEASURES =
            Map.of(
                    CompoundAmount.Unit.MICROGRAM, "ug",
                    CompoundAmount.Unit.MILLIGRAM, "mg",
                    CompoundAmount.Unit.GRAM, "g",
                    CompoundAmount.Unit.MILLILITRE, "mL",
                    CompoundAmount.Unit.INTERNATIONAL_UNIT, "[iU]");

    private static final Map<String, String> PRINTED =
            Map.of("ug", "mcg", "[iU]", "IU", "meq", "mEq");
    private static final int DIGITS = 12;

    private Amounts() {}

    /** The strength of one substance; null when it is not known. */
    static @Nullable ObjectNode strength(PrescribedIngredient ingredient, String dispensed) {
        BigDecimal amount = ingredient.amount();
        if (amount == null) {
            return null;
        }
        ObjectNode numerator = measured(amount, ingredient.unit());
        BigDecimal per = ingredient.perQuantity();
        if (per == null) {
            // A percentage is a share of one.
            return Fhir.ratio(numerator, Fhir.counted(BigDecimal.ONE, ""));
        }
        return Fhir.ratio(
                numerator,
                ingredient.perUnit().equals(PrescribedIngredient.ONE)
                        ? Fhir.counted(per, dispensed)
                        : measured(per, ingredient.perUnit()));
    }

    /** How much of an ingredient is in one of what is made; null when only words say it. */
    static @Nullable ObjectNode portion(
            PrescriptionItem item, Compound compound, CompoundIngredient ingredient) {
        CompoundAmount amount = ingredient.understood();
        if (amount == null
                || amount.portion() != CompoundAmount.Portion.EXACT
                || amount.value() == null
                || amount.unit() == null) {
            return null;
        }
        boolean each = compound.method() == CompoundMethod.DTD;
        if (!each && item.quantity() == null) {
            return null;
        }
        Fraction value = amount.value();
        BigDecimal of =
                BigDecimal.valueOf(value.denominator())
                        .multiply(BigDecimal.valueOf(each ? 1 : item.quantity()));
        BigDecimal number = BigDecimal.valueOf(value.numerator());
        String ucum = MEASURES.get(amount.unit());
        return Fhir.ratio(
                ucum == null ? Fhir.counted(number, ingredient.unit()) : measured(number, ucum),
                Fhir.counted(of, item.unit()));
    }

    /** What UCUM itself calls no unit, an annotation in braces, is a word. */
    private static ObjectNode measured(BigDecimal value, String ucum) {
        if (ucum.startsWith("{")) {
            return Fhir.counted(value, ucum.substring(1, ucum.length() - 1));
        }
        return Fhir.measured(value, PRINTED.getOrDefault(ucum, ucum), ucum);
    }

    /** The same number in decimals; empty when it has no end. */
    static Optional<BigDecimal> decimal(Fraction fraction) {
        try {
            BigDecimal number =
                    BigDecimal.valueOf(fraction.numerator())
                            .divide(
                                    BigDecimal.valueOf(fraction.denominator()),
                                    DIGITS,
                                    RoundingMode.UNNECESSARY)
                            .stripTrailingZeros();
            return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
        } catch (ArithmeticException endless) {
            return Optional.empty();
        }
    }
}
