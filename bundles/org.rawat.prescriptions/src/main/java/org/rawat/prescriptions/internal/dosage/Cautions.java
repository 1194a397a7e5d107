package org.rawat.prescriptions.internal.dosage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rawat.prescriptions.api.dosage.Caution;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;

/** What to look at again in what was understood. */
final class Cautions {
    private static final Set<DoseUnit> TABLETS =
            Set.of(DoseUnit.TABLET, DoseUnit.CAPLET, DoseUnit.LOZENGE);
    private static final Frequency DAILY = new Frequency(1, 1, Span.of(1, PeriodUnit.DAY));

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private final Medicine medicine;

    Cautions(List<Token> tokens, Vocabulary vocabulary, Medicine medicine) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.medicine = medicine;
    }

    List<Caution> of(List<Dosage> steps) {
        List<Caution> cautions = new ArrayList<>();
        if (steps.stream().anyMatch(this::otherUnit)) {
            cautions.add(Caution.OTHER_UNIT);
        }
        if (steps.stream().anyMatch(this::severalOnce) && twoBareNumbers()) {
            cautions.add(Caution.MAY_BE_TURNED);
        }
        return cautions;
    }

    /** A caplet is a tablet; a capsule is none. */
    private boolean otherUnit(Dosage step) {
        Dose dose = step.dose();
        DoseUnit own = medicine.unit();
        return dose != null
                && own != null
                && (TABLETS.contains(own) && dose.unit() == DoseUnit.CAPSULE
                        || own == DoseUnit.CAPSULE && TABLETS.contains(dose.unit()));
    }

    /** With a time of the day it is clear: "1x2 malam". */
    private boolean severalOnce(Dosage step) {
        Dose dose = step.dose();
        return dose != null
                && medicine.solid()
                && dose.unit() == medicine.unit()
                && dose.high().compareTo(Fraction.ONE) > 0
                && DAILY.equals(step.timing().frequency())
                && step.timing().when().isEmpty()
                && step.timing().clockTimes().isEmpty();
    }

    /** "1x3" or "1 dd 3", and no unit behind it. */
    private boolean twoBareNumbers() {
        for (int i = 0; i < tokens.size(); i++) {
            int times = i + 1 < tokens.size() ? timesAt(i + 1) : 0;
            int second = i + 1 + times;
            if (times > 0
                    && Fraction.ONE.equals(tokens.get(i).number())
                    && second < tokens.size()
                    && number(tokens.get(second))
                    && vocabulary.longest(tokens, second + 1, "unit").length() == 0) {
                return true;
            }
        }
        return false;
    }

    /** In digits, or in those of Rome: "1 x II". */
    private static boolean number(Token token) {
        return token.number() != null || token.capital() && token.text().matches("i{2,3}");
    }

    private int timesAt(int at) {
        int deDie = vocabulary.longest(tokens, at, "de-die").length();
        return tokens.get(at).is("x") ? 1 : deDie;
    }
}
