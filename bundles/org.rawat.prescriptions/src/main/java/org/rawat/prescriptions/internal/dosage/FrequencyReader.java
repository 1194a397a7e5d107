package org.rawat.prescriptions.internal.dosage;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.internal.dosage.DoseReader.Amount;

/** Reads how often, and the doses that stand in one breath with it: "3x1". */
final class FrequencyReader {
    /** Nobody takes a medicine more often in a day. */
    private static final int DAILY_MAX = 24;

    private static final Fraction ROMAN_MAX = Fraction.of(3);
    private static final Set<String> LASTING = Set.of("DAY", "WEEK", "MONTH");

    private final Cursor cursor;
    private final DoseReader doses;

    FrequencyReader(Cursor cursor, DoseReader doses) {
        this.cursor = cursor;
        this.doses = doses;
    }

    /** So many times in a period, for what comes behind a number of times. */
    Frequency times(Amount amount, Span per, int start) {
        boolean daily = per.equals(Span.of(1, PeriodUnit.DAY));
        if (!amount.whole(daily ? DAILY_MAX : Frequency.MAX)) {
            throw cursor.wrong(Reason.NUMBER, start);
        }
        return new Frequency((int) amount.low().numerator(), (int) amount.high().numerator(), per);
    }

    /** Takes the period of a frequency: "a day", "per 24 jam", "tiap 2 minggu"; or null. */
    @Nullable Span takePer() {
        String per = cursor.take("per");
        if (per != null) {
            return Span.of(1, PeriodUnit.valueOf(per));
        }
        int start = cursor.position();
        if (cursor.takesHr("/")) {
            // Behind a number of times it is no hour: "3x/hr".
            return Span.of(1, PeriodUnit.DAY);
        }
        if (cursor.take("within") != null) {
            Span span = takeSpan(false);
            boolean clock =
                    span != null
                            && (span.unit() == PeriodUnit.HOUR || span.unit() == PeriodUnit.MINUTE);
            if (clock && cursor.sees(start - cursor.position(), "every")) {
                // "3x tiap 8 jam": in each eight hours, or three times a day?
                throw cursor.wrong(Reason.AMBIGUOUS, start);
            }
            if (span != null) {
                return span;
            }
        }
        cursor.back(start);
        return null;
    }

    /** Takes a number and a unit of time; null when there is none. */
    @Nullable Span takeSpan(boolean shortUnits) {
        int start = cursor.position();
        Amount amount = doses.takeAmount(false);
        if (amount != null) {
            PeriodUnit unit = takePeriodUnit(shortUnits);
            if (unit != null) {
                return span(amount, unit, start);
            }
        }
        cursor.back(start);
        return null;
    }

    @Nullable PeriodUnit takePeriodUnit(boolean shortUnits) {
        if (cursor.phrase().is("event") || cursor.phrase().is("weekday")) {
            // The letters of "h.s." and "d.c." are no hours and days.
            return null;
        }
        String unit = cursor.take("period");
        if (unit == null && shortUnits) {
            unit = cursor.take("short-period");
        }
        return unit == null ? null : PeriodUnit.valueOf(unit);
    }

    /** The span; half an hour is thirty minutes, half a day is nothing that is said. */
    Span span(Amount amount, PeriodUnit unit, int start) {
        Fraction low = amount.low();
        Fraction high = amount.high();
        if (unit == PeriodUnit.HOUR && !(low.whole() && high.whole())) {
            low = low.times(Fraction.of(60));
            high = high.times(Fraction.of(60));
            unit = PeriodUnit.MINUTE;
        }
        if (!new Amount(low, high).whole(Span.MAX)) {
            throw cursor.wrong(Reason.NUMBER, start);
        }
        return new Span((int) low.numerator(), (int) high.numerator(), unit);
    }

    /** Every so long: hours are an interval, days a frequency. */
    Part every(Span span, int start) {
        return switch (span.unit()) {
            case MINUTE, HOUR -> new Part.Every(span);
            case DAY, WEEK, MONTH -> {
                if (span.range()) {
                    throw cursor.wrong(Reason.AMBIGUOUS, start);
                }
                yield new Part.HowOften(new Frequency(1, 1, span));
            }
        };
    }

    /**
     * What stands behind "3 x" or "3 times".
     *
     * @param per the period that was said before it: "sehari 3x1"; or null
     */
    List<Part> afterTimes(Amount amount, @Nullable Span per, int start) {
        Span behind = per == null ? takePer() : null;
        if (behind != null) {
            return List.of(new Part.HowOften(times(amount, behind, start)));
        }
        if (cursor.take("only") != null) {
            if (amount.range() || !amount.whole(99) || per != null) {
                throw cursor.wrong(Reason.NUMBER, start);
            }
            return List.of(new Part.InAll((int) amount.low().numerator()));
        }
        Dose dose = takeDoseInBreath(amount, start);
        if (dose == null) {
            if (per == null) {
                throw cursor.wrong(Reason.AMBIGUOUS, start);
            }
            return List.of(new Part.HowOften(times(amount, per, start)));
        }
        boolean plainly = cursor.phrase().is("per") || !cursor.sees(0, "every");
        Span last = per == null && plainly ? takePer() : null;
        Span day = Span.of(1, PeriodUnit.DAY);
        if (last != null && !last.equals(day)) {
            // "1x1 tab/30 hari": once in thirty days, or once a day for so long?
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        Span said = Objects.requireNonNullElse(per == null ? last : per, day);
        return List.of(new Part.HowOften(times(amount, said, start)), new Part.HowMuch(dose));
    }

    private @Nullable Dose takeDoseInBreath(Amount times, int start) {
        int at = cursor.position();
        boolean roman = !cursor.ended() && cursor.here().capital();
        Amount amount = doses.takeAmount(false);
        if (amount == null) {
            Dose unitFirst = doses.takeUnitFirst();
            amount = unitFirst == null && roman ? doses.takeAmount(true) : null;
            if (amount == null) {
                return unitFirst;
            }
        }
        DoseUnit unit = doses.takeUnit();
        if (unit != null) {
            Dose dose = doses.dose(amount, unit, at);
            doses.sameInBrackets(dose);
            return dose;
        }
        if (roman && amount.high().compareTo(ROMAN_MAX) > 0) {
            // "3 x IV": four, or into a vein? And "3 x X"?
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        boolean occasion = cursor.phrase().is("event") || cursor.phrase().is("weekday");
        if (!occasion
                && (cursor.sees(0, "period")
                        || cursor.sees(0, "times") && !lengthBehindTimes()
                        || cursor.sees(0, "short-period"))) {
            // "3x1 hari": three times a day, or for one day?
            cursor.skip(1);
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return doses.withoutUnit(amount, times, start);
    }

    /** Whether "x" stands before a length of time: the second of "3x1x5 hari". */
    private boolean lengthBehindTimes() {
        int start = cursor.position();
        boolean length = cursor.takes("x") && doses.takeAmount(false) != null;
        String period = length ? cursor.take("period") : null;
        boolean lasts = period != null && LASTING.contains(period) && !cursor.sees(0, "once");
        cursor.back(start);
        return lasts;
    }

    /** What stands behind "every": a length of time; null when it is something else. */
    @Nullable Part takeEvery(int start) {
        Span span = takeSpan(true);
        if (span != null) {
            return every(span, start);
        }
        PeriodUnit unit = takePeriodUnit(false);
        return unit == null ? null : every(Span.of(1, unit), start);
    }

    /** A frequency that is one word: "bid", "daily", "selang sehari". */
    Part often(String value) {
        String[] words = value.split(" ");
        int times = Integer.parseInt(words[1]);
        boolean other = words[0].startsWith("2");
        PeriodUnit unit = PeriodUnit.valueOf(other ? words[0].substring(1) : words[0]);
        return new Part.HowOften(new Frequency(times, times, Span.of(other ? 2 : 1, unit)));
    }
}
