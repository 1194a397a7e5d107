package org.rawat.prescriptions.internal.treatment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;

/**
 * The days of one medicine: what its steps mean from the first day on. Nothing is invented: a step
 * that does not say when has no doses here, and a patient reads the sentence.
 *
 * @param first the first day
 * @param steps what the directions mean; empty for free text
 */
record Course(LocalDate first, List<Dosage> steps) {
    /** A dose of a day: about when, and how much. */
    record Planned(LocalTime at, @Nullable Dose dose) {}

    Course {
        steps = List.copyOf(steps);
    }

    /** From a signature on: the next day is the first when that day's doses are past. */
    static Course signedAt(LocalDateTime signed, List<Dosage> steps) {
        Course course = new Course(signed.toLocalDate(), steps);
        List<Planned> doses = course.on(course.first());
        boolean past =
                !doses.isEmpty() && doses.get(doses.size() - 1).at().isBefore(signed.toLocalTime());
        return past ? new Course(course.first().plusDays(1), steps) : course;
    }

    /** The doses of a day in their order. */
    List<Planned> on(LocalDate day) {
        List<Planned> doses = new ArrayList<>();
        for (Stretch stretch : stretches()) {
            if (stretch.holds(day)) {
                stretch.steps().stream()
                        .filter(step -> !step.asNeeded())
                        .forEach(step -> doses.addAll(doses(step, stretch.from(), day)));
            }
        }
        doses.sort(Comparator.comparing(Planned::at));
        return doses;
    }

    /** The step that is taken as needed on a day; null when there is none. */
    @Nullable Dosage asNeeded(LocalDate day) {
        return stretches().stream()
                .filter(stretch -> stretch.holds(day))
                .flatMap(stretch -> stretch.steps().stream())
                .filter(Dosage::asNeeded)
                .findFirst()
                .orElse(null);
    }

    /** The last day that the steps name; null when they name none. */
    @Nullable LocalDate lastDay() {
        List<Stretch> stretches = stretches();
        return stretches.isEmpty() ? null : stretches.get(stretches.size() - 1).last();
    }

    /** Steps of one sequence number, and the days on which they hold. */
    private record Stretch(LocalDate from, @Nullable LocalDate last, List<Dosage> steps) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (last == null || !day.isAfter(last));
        }
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        LocalDate from = first;
        int last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).sequence();
        for (int number = 1; number <= last && from != null; number++) {
            int sequence = number;
            List<Dosage> ofNumber =
                    steps.stream().filter(step -> step.sequence() == sequence).toList();
            LocalDate until = until(from, ofNumber);
            stretches.add(new Stretch(from, until, ofNumber));
            from = until == null ? null : until.plusDays(1);
        }
        return stretches;
    }

    /** The last day of a stretch: that of its longest step; null when one goes on. */
    private static @Nullable LocalDate until(LocalDate from, List<Dosage> steps) {
        LocalDate until = from;
        for (Dosage step : steps) {
            Integer days = days(step.timing());
            if (days == null) {
                return null;
            }
            LocalDate last = from.plusDays(days - 1L);
            until = last.isAfter(until) ? last : until;
        }
        return until;
    }

    /** For how many days; of a range the longer. Null when not said. */
    private static @Nullable Integer days(Timing timing) {
        Span duration = timing.duration();
        if (duration != null) {
            return switch (duration.unit()) {
                case MINUTE, HOUR -> 1 + hours(duration) / 24;
                case DAY -> duration.high();
                case WEEK -> 7 * duration.high();
                case MONTH -> 30 * duration.high();
            };
        }
        Integer count = timing.count();
        if (count == null) {
            return null;
        }
        int daily = Math.max(1, times(timing).size());
        return (count + daily - 1) / daily;
    }

    private static int hours(Span span) {
        return span.unit() == PeriodUnit.HOUR ? span.high() - 1 : 0;
    }

    private static List<Planned> doses(Dosage step, LocalDate from, LocalDate day) {
        Timing timing = step.timing();
        if (!timing.days().isEmpty() && !timing.days().contains(day.getDayOfWeek())
                || !isDay(timing, from, day)) {
            return List.of();
        }
        List<LocalTime> times = times(timing);
        Integer count = timing.count();
        if (count != null) {
            long before = ChronoUnit.DAYS.between(from, day) * times.size();
            times = times.subList(0, (int) Math.max(0, Math.min(times.size(), count - before)));
        }
        return times.stream().map(at -> new Planned(at, step.dose())).toList();
    }

    /** Whether a step that is not for every day is for this one. */
    private static boolean isDay(Timing timing, LocalDate from, LocalDate day) {
        Frequency frequency = timing.frequency();
        long since = ChronoUnit.DAYS.between(from, day);
        Span interval = timing.interval();
        if (interval != null && interval.unit() == PeriodUnit.HOUR && interval.low() > 24) {
            return interval.low() % 24 == 0 && since % (interval.low() / 24) == 0;
        }
        if (frequency == null) {
            return true;
        }
        Span per = frequency.per();
        return switch (per.unit()) {
            case DAY -> since % per.low() == 0;
            case WEEK ->
                    !timing.days().isEmpty()
                            || frequency.low() == 1 && since % (7L * per.low()) == 0;
            case MONTH ->
                    frequency.low() == 1
                            && from.plusMonths(ChronoUnit.MONTHS.between(from, day)).equals(day)
                            && ChronoUnit.MONTHS.between(from, day) % per.low() == 0;
            case HOUR, MINUTE -> true;
        };
    }

    /** About when on a day for which it is; of a range the lower number of times. */
    private static List<LocalTime> times(Timing timing) {
        Frequency frequency = timing.frequency();
        Span interval = timing.interval();
        if (!timing.clockTimes().isEmpty()) {
            return timing.clockTimes();
        }
        int daily = frequency == null ? 0 : daily(frequency);
        if (!timing.when().isEmpty()) {
            return Habits.at(timing.when(), daily);
        }
        if (interval != null) {
            return interval.unit() == PeriodUnit.HOUR ? everyHours(interval.high()) : List.of();
        }
        if (frequency == null) {
            return timing.count() == null && timing.days().isEmpty() ? List.of() : Habits.evenly(1);
        }
        return frequency.per().unit() == PeriodUnit.HOUR && frequency.low() == 1
                ? everyHours(frequency.per().high())
                : Habits.evenly(daily);
    }

    private static List<LocalTime> everyHours(int hours) {
        return hours > 24 && hours % 24 == 0 ? Habits.evenly(1) : Habits.everyHours(hours);
    }

    private static int daily(Frequency frequency) {
        return switch (frequency.per().unit()) {
            case DAY -> frequency.low();
            case WEEK, MONTH -> 1;
            case HOUR, MINUTE -> 0;
        };
    }
}
