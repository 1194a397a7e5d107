package org.rawat.prescriptions.internal.dosage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;

/** Reads amounts and doses. */
final class DoseReader {
    private static final Set<DoseUnit> WHOLE =
            Set.of(
                    DoseUnit.CAPSULE,
                    DoseUnit.LOZENGE,
                    DoseUnit.DROP,
                    DoseUnit.PUFF,
                    DoseUnit.SPRAY,
                    DoseUnit.OVULE,
                    DoseUnit.NEBULE);
    private static final Set<DoseUnit> MEASURED =
            Set.of(
                    DoseUnit.MILLILITRE,
                    DoseUnit.MICROGRAM,
                    DoseUnit.MILLIGRAM,
                    DoseUnit.GRAM,
                    DoseUnit.CENTIMETRE);
    private static final Set<String> CLOCK = Set.of("HOUR", "MINUTE");
    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final long COUNTED_MAX = 100;
    private static final long MEASURED_MAX = 100_000;
    private static final long UNITS_MAX = 5_000_000;

    private final Cursor cursor;
    private final Medicine medicine;

    DoseReader(Cursor cursor, Medicine medicine) {
        this.cursor = cursor;
        this.medicine = medicine;
    }

    /** Two ends that are equal when it is no range. */
    record Amount(Fraction low, Fraction high) {
        boolean range() {
            return !low.equals(high);
        }

        /** As whole numbers of at most so much. */
        boolean whole(int max) {
            return low.whole() && high.whole() && low.numerator() > 0 && high.numerator() <= max;
        }
    }

    /** Takes a number or a range; null when there is no number. */
    @Nullable Amount takeAmount(boolean roman) {
        int start = cursor.position();
        Fraction low = cursor.takeNumber();
        if (low == null && roman) {
            low = cursor.takeRoman();
        }
        if (low == null) {
            return null;
        }
        int afterLow = cursor.position();
        if (cursor.take("range") != null || cursor.take("either") != null) {
            Fraction high = cursor.takeNumber();
            if (high == null && roman) {
                high = cursor.takeRoman();
            }
            if (high != null) {
                if (low.compareTo(high) >= 0 || low.numerator() == 0) {
                    throw cursor.wrong(Reason.NUMBER, start);
                }
                return new Amount(low, high);
            }
            cursor.back(afterLow);
        }
        if (low.numerator() == 0) {
            throw cursor.wrong(Reason.NUMBER, start);
        }
        return new Amount(low, low);
    }

    /** Takes a unit behind an amount; null when there is none. */
    @Nullable DoseUnit takeUnit() {
        String unit = cursor.take("unit");
        if (unit == null
                && medicine.liquid()
                && cursor.phrase().length() == 1
                && cursor.takes("c")) {
            // Cochlear, said of something that is drunk.
            return DoseUnit.TABLESPOON;
        }
        return unit == null ? null : DoseUnit.valueOf(unit);
    }

    /** Takes a unit with its amount behind it, as Latin has it: "tab I". */
    @Nullable Dose takeUnitFirst() {
        int start = cursor.position();
        DoseUnit unit = takeUnit();
        if (unit == null) {
            return null;
        }
        Amount amount = takeAmount(true);
        if (amount == null) {
            cursor.back(start);
            return null;
        }
        return dose(amount, unit, start);
    }

    /** A dose of the unit that the medicine's form tells. */
    Dose withoutUnit(Amount amount, int start) {
        return withoutUnit(amount, null, start);
    }

    /**
     * A dose of the unit that the medicine's form tells.
     *
     * @param times the number of times that stands right before it, as in "3x1"; or null
     */
    Dose withoutUnit(Amount amount, @Nullable Amount times, int start) {
        Token last = cursor.ahead(-1);
        boolean digits = last != null && last.number() != null;
        if (digits
                && !cursor.ended()
                && cursor.here().number() != null
                && !(times != null && spanBegins())) {
            // "1 3 hari": which number counts what?
            cursor.skip(1);
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        DoseUnit unit = medicine.unit();
        if (unit == null) {
            throw cursor.wrong(Reason.NO_UNIT, start);
        }
        if (last != null && strength(last) || times != null && medicine.mayBeTurned(times.high())) {
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return dose(amount, unit, start);
    }

    /**
     * Whether the number that follows counts time: the second of "3x1 5 hari", the "30" of "2x1 30
     * menit ac".
     */
    private boolean spanBegins() {
        int start = cursor.position();
        Amount length = !fractionBehind() ? takeAmount(false) : null;
        String period = length == null ? null : cursor.take("period");
        boolean begins =
                period != null
                        && (!CLOCK.contains(period) || cursor.sees(0, "event"))
                        && !cursor.sees(0, "once");
        cursor.back(start);
        return begins;
    }

    private boolean fractionBehind() {
        return !DIGITS.matcher(cursor.here().text()).matches();
    }

    /** Whether it is written in digits as a strength is. */
    private boolean strength(Token token) {
        Fraction number = token.number();
        return number != null
                && DIGITS.matcher(token.text()).matches()
                && medicine.mayBeStrength(number);
    }

    /** Amounts for the times of the day, without numbers between hyphens that are no such thing. */
    @Nullable List<Fraction> takeSchedule() {
        int start = cursor.position();
        List<Fraction> amounts = new ArrayList<>();
        while (!cursor.ended() && cursor.here().quantity()) {
            Token number = cursor.here();
            amounts.add(Objects.requireNonNull(number.number()));
            cursor.skip(1);
            Token next = cursor.ahead(1);
            if (!cursor.sees("-") || next == null || !next.quantity()) {
                break;
            }
            cursor.skip(1);
        }
        if (amounts.size() < 3) {
            cursor.back(start);
            return null;
        }
        if (amounts.size() > 4) {
            throw cursor.wrong(Reason.ORDER, start);
        }
        if (amounts.stream().allMatch(it -> it.numerator() == 0)) {
            throw cursor.wrong(Reason.NUMBER, start);
        }
        return amounts;
    }

    /** Takes the unit behind a schedule, or the one that the medicine's form tells. */
    DoseUnit scheduleUnit(List<Fraction> amounts, int start) {
        boolean strengths = false;
        for (int back = start - cursor.position(); back < 0; back++) {
            Token token = cursor.ahead(back);
            strengths |= token != null && strength(token);
        }
        DoseUnit named = takeUnit();
        DoseUnit unit = named == null ? medicine.unit() : named;
        if (unit == null) {
            throw cursor.wrong(Reason.NO_UNIT, start);
        }
        if (named == null && strengths) {
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        amounts.stream()
                .filter(it -> it.numerator() > 0)
                .forEach(it -> dose(new Amount(it, it), unit, start));
        return unit;
    }

    /**
     * "1 sendok takar (5 ml)" says it twice, as does "1 sendok takar 5 ml"; it must be the same.
     */
    void sameInBrackets(Dose dose) {
        int start = cursor.position();
        boolean bracket = cursor.takes("(");
        Amount amount = takeAmount(false);
        DoseUnit unit = amount == null ? null : takeUnit();
        if (amount == null || unit == null || bracket && !cursor.takes(")")) {
            cursor.back(start);
            return;
        }
        Fraction spoon = Spoons.millilitres(dose.unit());
        Fraction again = Spoons.millilitres(unit);
        boolean drops = dose.unit() == DoseUnit.DROP || unit == DoseUnit.DROP;
        if (!bracket && (spoon == null || again == null || drops || !RemarkReader.one(dose))) {
            cursor.back(start);
            return;
        }
        if (spoon == null || again == null || drops) {
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        if (!dose.low().times(spoon).equals(amount.low().times(again))
                || !dose.high().times(spoon).equals(amount.high().times(again))) {
            throw cursor.wrong(Reason.CONTRADICTION, start);
        }
    }

    /** The dose, when such an amount of such a unit can be. */
    Dose dose(Amount amount, DoseUnit unit, int start) {
        if (!possible(amount.low(), unit) || !possible(amount.high(), unit)) {
            throw cursor.wrong(Reason.NUMBER, start);
        }
        if (!medicine.takenIn(unit)) {
            throw cursor.wrong(Reason.CONTRADICTION, start);
        }
        return new Dose(amount.low(), amount.high(), unit);
    }

    /** Half a drop is a slip of the pen, and so are two tenths of a tablet. */
    static boolean possible(Fraction amount, DoseUnit unit) {
        if (MEASURED.contains(unit)) {
            return amount.denominator() <= 10_000
                    && 10_000 % amount.denominator() == 0
                    && amount.roundedUp() <= MEASURED_MAX;
        }
        if (unit == DoseUnit.UNIT) {
            return amount.denominator() <= 2 && amount.roundedUp() <= UNITS_MAX;
        }
        boolean divisible = WHOLE.contains(unit) ? amount.whole() : amount.denominator() <= 4;
        return divisible && amount.roundedUp() <= COUNTED_MAX;
    }
}
