package org.rawat.prescriptions.internal.safety;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

/**
 * How much directions let a patient take, at one time and within a day, in what the doses are
 * counted. Of a range the higher number counts, of several steps the largest.
 *
 * @param perDose the most at one time
 * @param perDay the most within a day; null when how often is not certain
 * @param unit in what both are counted
 * @param daysAWeek on how many days of a week at most
 */
record DayAmount(BigDecimal perDose, @Nullable BigDecimal perDay, DoseUnit unit, int daysAWeek) {
    private static final int WEEK = 7;
    private static final int HOURS = 24;

    /** Of these steps; empty when a dose is not said or the steps count in different units. */
    static Optional<DayAmount> of(List<Dosage> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        TreeMap<Integer, BigDecimal> bySequence = new TreeMap<>();
        BigDecimal perDose = BigDecimal.ZERO;
        DoseUnit unit = null;
        int days = 0;
        boolean certain = true;
        for (Dosage step : steps) {
            Dose dose = step.dose();
            if (dose == null || unit != null && unit != dose.unit()) {
                return Optional.empty();
            }
            unit = dose.unit();
            BigDecimal amount = decimal(dose.high());
            perDose = perDose.max(amount);
            days = Math.max(days, days(step.timing()));
            BigDecimal day = perDay(step, amount, dose.unit());
            certain &= day != null;
            if (day != null) {
                bySequence.merge(step.sequence(), day, BigDecimal::add);
            }
        }
        BigDecimal perDay =
                certain
                        ? bySequence.values().stream().reduce(BigDecimal.ZERO, BigDecimal::max)
                        : null;
        return unit == null
                ? Optional.empty()
                : Optional.of(new DayAmount(perDose, perDay, unit, days));
    }

    private static @Nullable BigDecimal perDay(Dosage step, BigDecimal dose, DoseUnit unit) {
        Integer times = times(step.timing());
        BigDecimal most = null;
        for (Limit limit : step.limits()) {
            if (limit.per().unit() != PeriodUnit.DAY || limit.per().low() != 1) {
                continue;
            }
            BigDecimal amount = decimal(limit.amount());
            BigDecimal cap =
                    limit.unit() == null
                            ? dose.multiply(amount)
                            : limit.unit() == unit ? amount : null;
            most = most == null ? cap : cap == null ? most : most.min(cap);
        }
        if (times == null) {
            return most;
        }
        BigDecimal day = dose.multiply(BigDecimal.valueOf(times));
        return most == null ? day : day.min(most);
    }

    /** How many times within one day at most; null when not certain. */
    private static @Nullable Integer times(Timing timing) {
        Frequency frequency = timing.frequency();
        if (frequency != null) {
            return times(frequency);
        }
        if (timing.interval() != null) {
            int length = timing.interval().low();
            int minutes = timing.interval().unit() == PeriodUnit.HOUR ? length * 60 : length;
            return (HOURS * 60 + minutes - 1) / minutes;
        }
        if (!timing.clockTimes().isEmpty()) {
            return timing.clockTimes().size();
        }
        long parts = timing.when().stream().map(When::event).filter(it -> !it.meal()).count();
        if (parts > 0) {
            return (int) parts;
        }
        long meals = timing.when().stream().map(When::event).filter(DayAmount::oneMeal).count();
        if (meals > 0 && meals == timing.when().size()) {
            return (int) meals;
        }
        return timing.count();
    }

    private static boolean oneMeal(Event event) {
        return event != Event.AC && event != Event.C && event != Event.PC;
    }

    private static int times(Frequency frequency) {
        int high = frequency.high();
        int period = frequency.per().low();
        return switch (frequency.per().unit()) {
            case MINUTE -> up(high * HOURS * 60, period);
            case HOUR -> period >= HOURS ? high : up(high * HOURS, period);
            // Twice in two days may be twice on one of them.
            case DAY -> high;
            case WEEK -> period == 1 ? up(high, WEEK) : high;
            case MONTH -> high;
        };
    }

    private static int up(int number, int by) {
        return (number + by - 1) / by;
    }

    private static int days(Timing timing) {
        if (!timing.days().isEmpty()) {
            return timing.days().size();
        }
        Frequency frequency = timing.frequency();
        if (frequency == null) {
            return WEEK;
        }
        int period = frequency.per().low();
        return switch (frequency.per().unit()) {
            case WEEK -> Math.min(WEEK, frequency.high());
            case MONTH -> Math.min(WEEK, frequency.high());
            case DAY -> Math.min(WEEK, up(WEEK * frequency.high(), period));
            case HOUR -> Math.min(WEEK, up(WEEK * HOURS * frequency.high(), period));
            case MINUTE -> WEEK;
        };
    }

    static BigDecimal decimal(Fraction number) {
        return BigDecimal.valueOf(number.numerator())
                .divide(BigDecimal.valueOf(number.denominator()), MathContext.DECIMAL64);
    }
}
