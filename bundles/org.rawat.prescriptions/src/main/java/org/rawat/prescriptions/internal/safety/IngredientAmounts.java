package org.rawat.prescriptions.internal.safety;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.PrescribedIngredient;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.spi.SafetyAmount;
import org.rawat.prescriptions.api.spi.SafetyCode;
import org.rawat.prescriptions.api.spi.SafetyIngredient;

/** What is in a medicine, and how much of it the directions let the patient take. */
final class IngredientAmounts {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /** A dose that is a volume, in millilitres: 20 drops, spoons of 5 and 15. */
    private static final Map<DoseUnit, BigDecimal> MILLILITRES =
            Map.of(
                    DoseUnit.MILLILITRE, BigDecimal.ONE,
                    DoseUnit.DROP, new BigDecimal("0.05"),
                    DoseUnit.MEASURING_SPOON, BigDecimal.valueOf(5),
                    DoseUnit.TEASPOON, BigDecimal.valueOf(5),
                    DoseUnit.TABLESPOON, BigDecimal.valueOf(15));

    private IngredientAmounts() {}

    static List<SafetyIngredient> of(PrescriptionItem item) {
        Optional<DayAmount> taken = DayAmount.of(item.steps());
        Compound compound = item.compound();
        if (compound != null) {
            return compound.ingredients().stream()
                    .flatMap(one -> compounded(item, compound, one, taken.orElse(null)).stream())
                    .toList();
        }
        boolean single = item.ingredients().size() == 1;
        return item.ingredients().stream()
                .map(
                        it ->
                                ingredient(
                                        it,
                                        perOne(it),
                                        factor(it, taken.orElse(null), single),
                                        taken))
                .toList();
    }

    /** How much of the substance one of what a dose is counted in holds; null when not known. */
    private static @Nullable BigDecimal factor(
            PrescribedIngredient it, @Nullable DayAmount taken, boolean single) {
        if (taken == null) {
            return null;
        }
        BigDecimal one = it.amount() == null ? null : perOne(it);
        BigDecimal millilitres = MILLILITRES.get(taken.unit());
        if (millilitres != null) {
            return one != null && it.perUnit().equals("mL") ? one.multiply(millilitres) : null;
        }
        return switch (taken.unit()) {
            case TABLET,
                    CAPLET,
                    CAPSULE,
                    LOZENGE,
                    SUPPOSITORY,
                    OVULE,
                    SACHET,
                    AMPOULE,
                    VIAL,
                    NEBULE,
                    PATCH ->
                    it.perUnit().equals(PrescribedIngredient.ONE) ? one : null;
            case PUFF, SPRAY -> it.perUnit().equals("{dose}") ? one : null;
            case MILLIGRAM -> single ? BigDecimal.ONE : null;
            case GRAM -> single ? THOUSAND : null;
            case MICROGRAM -> single ? new BigDecimal("0.001") : null;
            case UNIT -> single && it.unit().equals("[iU]") ? BigDecimal.ONE : null;
            default -> null;
        };
    }

    private static SafetyIngredient ingredient(
            PrescribedIngredient it,
            @Nullable BigDecimal perUnit,
            @Nullable BigDecimal factor,
            Optional<DayAmount> taken) {
        String unit = mass(it.unit()) ? SafetyAmount.MILLIGRAM : it.unit();
        return new SafetyIngredient(
                it.substance(),
                it.code().isEmpty()
                        ? List.of()
                        : List.of(new SafetyCode(it.codeSystem(), it.code())),
                amount(perUnit, unit),
                amount(times(factor, taken.map(DayAmount::perDose).orElse(null)), unit),
                amount(times(factor, taken.map(DayAmount::perDay).orElse(null)), unit));
    }

    private static List<SafetyIngredient> compounded(
            PrescriptionItem item,
            Compound compound,
            CompoundIngredient one,
            @Nullable DayAmount taken) {
        List<PrescribedIngredient> substances =
                one.substances().isEmpty()
                        ? List.of(PrescribedIngredient.of(one.name()))
                        : one.substances();
        return substances.stream()
                .map(
                        it ->
                                ingredient(
                                        it,
                                        null,
                                        taken == null
                                                ? null
                                                : perPiece(item, compound, one, it, taken.unit()),
                                        Optional.ofNullable(taken)))
                .toList();
    }

    /** How much of a substance one piece of a compound holds; null when not known. */
    private static @Nullable BigDecimal perPiece(
            PrescriptionItem item,
            Compound compound,
            CompoundIngredient one,
            PrescribedIngredient substance,
            DoseUnit counted) {
        CompoundAmount amount = one.understood();
        Integer pieces = item.quantity();
        boolean piece =
                counted == DoseUnit.PAPER
                        || counted == DoseUnit.CAPSULE
                        || counted == DoseUnit.SUPPOSITORY
                        || counted == DoseUnit.OVULE
                        || counted == DoseUnit.SACHET;
        if (amount == null
                || amount.value() == null
                || amount.unit() == null
                || amount.portion() != CompoundAmount.Portion.EXACT
                || !piece
                || compound.method() == CompoundMethod.NON_DTD && pieces == null) {
            return null;
        }
        BigDecimal whole = whole(amount.unit(), substance, one.substances().size() <= 1);
        if (whole == null) {
            return null;
        }
        BigDecimal of = whole.multiply(DayAmount.decimal(amount.value()));
        return compound.method() == CompoundMethod.DTD || pieces == null
                ? of
                : of.divide(BigDecimal.valueOf(pieces), MathContext.DECIMAL64);
    }

    private static @Nullable BigDecimal whole(
            CompoundAmount.Unit unit, PrescribedIngredient substance, boolean single) {
        return switch (unit) {
            case MILLIGRAM -> single ? BigDecimal.ONE : null;
            case GRAM -> single ? THOUSAND : null;
            case MICROGRAM -> single ? new BigDecimal("0.001") : null;
            case SOURCE_UNIT ->
                    substance.perUnit().equals(PrescribedIngredient.ONE) ? perOne(substance) : null;
            case MILLILITRE -> substance.perUnit().equals("mL") ? perOne(substance) : null;
            case INTERNATIONAL_UNIT ->
                    single && substance.unit().equals("[iU]") ? BigDecimal.ONE : null;
        };
    }

    /** The amount in one of {@code perUnit}, masses in milligrams; null when not known. */
    private static @Nullable BigDecimal perOne(PrescribedIngredient it) {
        BigDecimal amount = it.amount();
        BigDecimal quantity = it.perQuantity();
        if (amount == null || quantity == null) {
            return null;
        }
        BigDecimal one = amount.divide(quantity, MathContext.DECIMAL64);
        return switch (it.unit()) {
            case "g" -> one.multiply(THOUSAND);
            case "ug" -> one.divide(THOUSAND, MathContext.DECIMAL64);
            default -> one;
        };
    }

    private static boolean mass(String unit) {
        return unit.isEmpty() || unit.equals("mg") || unit.equals("g") || unit.equals("ug");
    }

    private static @Nullable BigDecimal times(
            @Nullable BigDecimal factor, @Nullable BigDecimal amount) {
        return factor == null || amount == null
                ? null
                : factor.multiply(amount, MathContext.DECIMAL64);
    }

    private static @Nullable SafetyAmount amount(@Nullable BigDecimal value, String unit) {
        return value == null || value.signum() <= 0
                ? null
                : new SafetyAmount(
                        new BigDecimal(value.stripTrailingZeros().toPlainString()), unit);
    }
}
