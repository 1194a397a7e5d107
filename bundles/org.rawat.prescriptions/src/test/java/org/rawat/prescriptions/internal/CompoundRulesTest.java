package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rawat.prescriptions.api.CompoundMethod.DTD;
import static org.rawat.prescriptions.api.CompoundMethod.NON_DTD;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.SourceNeed;
import org.rawat.prescriptions.api.SourceNeed.Measure;
import org.rawat.prescriptions.api.SourceNeed.Reason;
import org.rawat.prescriptions.api.dosage.Fraction;

/** Cases computed by hand, most of them exercises of pharmacy schools. */
class CompoundRulesTest {
    private static final Medicine PARACETAMOL = tablet("Paracetamol", "500 mg");
    private static final Medicine CTM = tablet("Chlorphenamine", "4 mg");

    /**
     * R/ Paracetamol 125 mg, CTM 2 mg, m.f. pulv. d.t.d. No. X: 1,250 mg are 2 1/2 tablets of 500
     * mg, 20 mg are 5 of 4 mg.
     */
    @Test
    void powdersDtdTakeAsManyTimesTheAmountAsThereAreDoses() {
        assertUnits(need(DTD, 10, "125 mg", PARACETAMOL), "5/2", 3, "1/2");
        assertUnits(need(DTD, 10, "2 mg", CTM), "5", 5, "0");
    }

    /** The same written for the whole: m.f. pulv. No. X takes the amounts once. */
    @Test
    void withoutDtdTheAmountIsThatOfTheWhole() {
        assertUnits(need(NON_DTD, 10, "1250 mg", PARACETAMOL), "5/2", 3, "1/2");
        assertUnits(need(NON_DTD, 10, "20 mg", CTM), "5", 5, "0");
        assertUnits(need(NON_DTD, null, "20 mg", CTM), "5", 5, "0");
    }

    @ParameterizedTest
    @CsvSource({
        // dose, doses, strength, exact, whole, surplus
        "1/2 tab, 12, 4 mg, 6, 6, 0",
        "1/3 tablet, 10, 10 mg, 10/3, 4, 2/3",
        "1 1/2 tab, 5, 10 mg, 15/2, 8, 1/2",
        "0.5 mg, 15, 0.5 mg, 15, 15, 0",
        "'0,75 mg', 20, 5 mg, 3, 3, 0",
        "30 mg, 15, 30 mg, 15, 15, 0",
        "100 mg, 12, 0.5 g, 12/5, 3, 3/5",
        "50 mcg, 10, 0.5 mg, 1, 1, 0",
        "0.25 g, 10, 500 mg, 5, 5, 0",
        "7 mg, 3, 4 mg, 21/4, 6, 3/4"
    })
    void fractionsAreRoundedUpToWholePiecesAndTheRestIsShown(
            String amount, int doses, String strength, String exact, int whole, String surplus) {
        assertUnits(need(DTD, doses, amount, tablet("X", strength)), exact, whole, surplus);
    }

    @Test
    void aSyrupIsMeasuredAndABottleOfKnownSizeCounted() {
        Medicine syrup = Medicine.typed("Paracetamol", "120 mg/5 ml", "sirup", "botol");
        Medicine bottle = Medicine.typed("Paracetamol", "120 mg/5 ml", "sirup", "botol 60 ml");

        assertThat(need(NON_DTD, 1, "1,2 g", syrup))
                .isEqualTo(new SourceNeed(Measure.MILLILITRES, Fraction.of(50), null, null, null));
        assertThat(need(NON_DTD, 1, "30 ml", syrup).exact()).isEqualTo(Fraction.of(30));
        assertUnits(need(NON_DTD, 1, "30 ml", bottle), "1/2", 1, "1/2");
        assertUnits(need(NON_DTD, 1, "2,16 g", bottle), "3/2", 2, "1/2");
    }

    @Test
    void gramsOfAnOintmentAndOfAPowderAreGramsOfTheProduct() {
        Medicine ointment = Medicine.typed("Hydrocortisone", "2,5 %", "krim", "tube 5 g");
        Medicine powder = Medicine.typed("Saccharum lactis", "", "serbuk", "g");

        assertUnits(need(NON_DTD, 1, "7.5 g", ointment), "3/2", 2, "1/2");
        assertThat(need(DTD, 10, "100 mg", powder))
                .isEqualTo(new SourceNeed(Measure.GRAMS, Fraction.ONE, null, null, null));
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        Medicine several =
                Medicine.typed("Amoxicillin + Clavulanic acid", "500 mg + 125 mg", "tablet", "");
        Medicine unknown = tablet("Thiamphenicol", "");
        Medicine twoWays = tablet("Metformin", "1.000 mg");
        Medicine cream = Medicine.typed("Betamethasone", "0,1 %", "krim", "tube");

        assertUnknown(Reason.NO_AMOUNT, need(DTD, 10, "", PARACETAMOL));
        assertUnknown(Reason.AMOUNT, need(DTD, 10, "sedikit", PARACETAMOL));
        assertUnknown(Reason.AMOUNT, need(DTD, 10, "0,5", PARACETAMOL));
        assertUnknown(Reason.NO_QUANTITY, need(DTD, null, "125 mg", PARACETAMOL));
        assertUnknown(Reason.STRENGTH, need(DTD, 10, "125 mg", unknown));
        assertUnknown(Reason.STRENGTH, need(DTD, 10, "125 mg", twoWays));
        assertUnknown(Reason.STRENGTH, need(NON_DTD, 1, "5 mg", cream));
        assertUnknown(Reason.SEVERAL_SUBSTANCES, need(DTD, 10, "100 mg", several));
        assertUnknown(Reason.UNIT, need(DTD, 10, "5 ml", PARACETAMOL));
        assertUnknown(Reason.UNIT, need(DTD, 10, "400 iu", PARACETAMOL));
        assertUnknown(Reason.FILLED_UP, need(NON_DTD, 1, "ad 60 ml", PARACETAMOL));
        assertUnknown(Reason.FILLED_UP, need(NON_DTD, 1, "q.s.", PARACETAMOL));
        assertUnknown(Reason.TOO_MUCH, need(DTD, 10_000, "9999999 g", PARACETAMOL));
    }

    @Test
    void piecesOfAProductOfUnknownStrengthCanBeCountedAllTheSame() {
        assertUnits(need(DTD, 10, "1/4 tab", tablet("Thiamphenicol", "")), "5/2", 3, "1/2");
    }

    private static Medicine tablet(String name, String strength) {
        return Medicine.typed(name, strength, "tablet", "tablet");
    }

    private static SourceNeed need(
            CompoundMethod method, @Nullable Integer quantity, String amount, Medicine of) {
        return CompoundRules.need(
                method, quantity, amount, AmountText.read(amount, of).orElse(null), of);
    }

    private static void assertUnits(SourceNeed need, String exact, int whole, String surplus) {
        assertThat(need)
                .isEqualTo(
                        new SourceNeed(
                                Measure.UNITS,
                                Fraction.parse(exact),
                                whole,
                                Fraction.parse(surplus),
                                null));
    }

    private static void assertUnknown(Reason reason, SourceNeed need) {
        assertThat(need).isEqualTo(SourceNeed.unknown(reason));
    }
}
