package org.rawat.prescriptions.internal.dosage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.internal.dosage.DoseReader.Amount;

/** Reads what begins with a number, and what the number counts. */
final class NumberReader {
    private static final Span DAY = Span.of(1, PeriodUnit.DAY);

    private final Cursor cursor;
    private final Said said;
    private final DoseReader doses;
    private final FrequencyReader frequencies;
    private final OccasionReader occasions;

    NumberReader(
            Cursor cursor,
            Said said,
            DoseReader doses,
            FrequencyReader frequencies,
            OccasionReader occasions) {
        this.cursor = cursor;
        this.said = said;
        this.doses = doses;
        this.frequencies = frequencies;
        this.occasions = occasions;
    }

    /**
     * A number leads: a dose, a frequency, an offset, a duration.
     *
     * @param per the period that was said before it, or null
     */
    List<Part> read(int start, @Nullable Span per) {
        List<Fraction> schedule = per == null ? doses.takeSchedule() : null;
        if (schedule != null) {
            DoseUnit unit = doses.scheduleUnit(schedule, start);
            return List.of(new Part.Schedule(schedule, unit));
        }
        Amount amount = doses.takeAmount(false);
        if (amount == null) {
            throw cursor.wrong(Reason.ORDER);
        }
        if (cursor.take("de-die") != null) {
            return List.of(new Part.HowOften(frequencies.times(amount, DAY, start)));
        }
        if (cursor.take("times") != null) {
            return frequencies.afterTimes(amount, per, start);
        }
        DoseUnit unit = doses.takeUnit();
        if (unit != null) {
            return dose(doses.dose(amount, unit, start), amount, per, start);
        }
        if (cursor.take("hourly") != null) {
            return List.of(
                    frequencies.every(frequencies.span(amount, PeriodUnit.HOUR, start), start));
        }
        PeriodUnit period = frequencies.takePeriodUnit(true);
        if (period != null) {
            return span(frequencies.span(amount, period, start), start);
        }
        if (cursor.sees(0, "per") && !cursor.sees(0, "often")) {
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        if (cursor.sees(0, "unclear")) {
            cursor.skip(1);
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return List.of(new Part.HowMuch(doses.withoutUnit(amount, start)));
    }

    /** A dose, and what may stand right behind it. */
    private List<Part> dose(Dose dose, Amount amount, @Nullable Span before, int start) {
        doses.sameInBrackets(dose);
        int behindDose = cursor.position();
        Span over = before == null && cursor.takes("/") ? frequencies.takeSpan(false) : null;
        if (over != null) {
            return List.of(new Part.HowMuch(dose), frequencies.every(over, start));
        }
        cursor.back(behindDose);
        boolean once = cursor.sees(0, "often");
        Span per = before != null ? before : once ? null : takeTotal();
        if (per == null) {
            return List.of(new Part.HowMuch(dose));
        }
        boolean certain =
                RemarkReader.atMostOne(amount) && (per.equals(DAY) || before == null && !aWeek());
        if (!certain) {
            // "2 tablets a day": both at once, or one at a time?
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return List.of(new Part.HowMuch(dose), new Part.HowOften(new Frequency(1, 1, per)));
    }

    /** "Seminggu" is in each week, or for one week. */
    private boolean aWeek() {
        Token word = cursor.ahead(-1);
        return word == null
                || word.is("seminggu")
                || word.is("sepekan")
                || word.is("sebulan")
                || word.is("sejam");
    }

    /** "1 tablet a day", but not the "sehari" of "1 tablet sehari 3 kali". */
    private @Nullable Span takeTotal() {
        int start = cursor.position();
        String per = cursor.take("per");
        boolean leads =
                cursor.sees(0, "once")
                        || cursor.sees(0, "number")
                        || !cursor.ended() && cursor.here().number() != null;
        if (per == null || leads) {
            cursor.back(start);
            return null;
        }
        return Span.of(1, PeriodUnit.valueOf(per));
    }

    /** "Selang 1 hari" leaves one day out; how many "selang 2 hari" leaves out is not certain. */
    Part skip(int start) {
        Span span = frequencies.takeSpan(false);
        if (span == null || !span.equals(DAY)) {
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return frequencies.often("2DAY 1");
    }

    /** A length of time: once in it, so long before a meal, or for so long. */
    private List<Part> span(Span span, int start) {
        Vocabulary.Match behind = cursor.phrase();
        if (behind.is("once") && behind.value("once").equals("1") && behind.length() == 1) {
            cursor.skip(1);
            return List.of(frequencies.every(span, start));
        }
        boolean clock = span.unit() == PeriodUnit.HOUR || span.unit() == PeriodUnit.MINUTE;
        if (clock) {
            if (behind.is("event") && !span.range()) {
                cursor.skip(behind.length());
                return occasions.events(behind.value("event"), minutes(span, start));
            }
            throw cursor.wrong(Reason.ORDER, start);
        }
        if (!said.howOften()) {
            // "1 tablet 3 hari": for three days, or every three days?
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return List.of(new Part.Lasting(span));
    }

    private int minutes(Span span, int start) {
        int minutes = span.unit() == PeriodUnit.HOUR ? span.low() * 60 : span.low();
        if (minutes > 720) {
            throw cursor.wrong(Reason.NUMBER, start);
        }
        return minutes;
    }

    /** "Once", "twice", "sekali": needs a period. */
    List<Part> once(Vocabulary.Match match) {
        int start = cursor.position();
        Fraction times = Fraction.parse(match.value("once"));
        cursor.skip(match.length());
        if (cursor.take("only") != null) {
            return List.of(new Part.InAll((int) times.numerator()));
        }
        Span per = frequencies.takePer();
        if (per == null) {
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        Amount amount = new Amount(times, times);
        return List.of(new Part.HowOften(frequencies.times(amount, per, start)));
    }

    /** "sehari 3 kali", "seminggu sekali": the period leads. */
    List<Part> perFirst(Span per, int start) {
        Vocabulary.Match match = cursor.phrase();
        if (match.is("once") && match.length() == 1) {
            cursor.skip(1);
            Fraction times = Fraction.parse(match.value("once"));
            return List.of(
                    new Part.HowOften(frequencies.times(new Amount(times, times), per, start)));
        }
        boolean number = !cursor.ended() && cursor.here().number() != null || match.is("number");
        if (!number) {
            throw cursor.wrong(Reason.ORDER, start);
        }
        return read(start, per);
    }

    /**
     * A number of Rome that stands before a unit or behind a frequency; null when there is none.
     */
    @Nullable Part takeRoman(int start) {
        Fraction roman = cursor.takeRoman();
        if (roman == null) {
            return null;
        }
        Amount amount = new Amount(roman, roman);
        if (cursor.take("de-die") != null) {
            return new Part.HowOften(frequencies.times(amount, DAY, start));
        }
        DoseUnit unit = doses.takeUnit();
        if (unit != null) {
            return new Part.HowMuch(doses.dose(amount, unit, start));
        }
        if (said.any(Part.HowOften.class)) {
            return new Part.HowMuch(doses.withoutUnit(amount, start));
        }
        cursor.back(start);
        return null;
    }
}
