package org.rawat.prescriptions.api.dosage;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When: FHIR's Timing.repeat. Lists are sorted and hold nothing twice. What is said twice agrees:
 * where a frequency stands beside an interval, times of the day or days of the week, they fit.
 *
 * @param frequency how many times in each period; null when not said so
 * @param interval the distance between doses in minutes or hours; null when not said so
 * @param when at which times of the day, and in which relation to meals: with both, at each of
 *     these times in that relation
 * @param clockTimes at which times by the clock, in the patient's zone
 * @param days only on these days of the week; empty for every day
 * @param duration for how long; null when not said
 * @param untilFinished whether until all of it is used up
 * @param count how many times in all, 1 to 99; null when not said
 */
public record Timing(
        @Nullable Frequency frequency,
        @Nullable Span interval,
        List<When> when,
        List<LocalTime> clockTimes,
        List<DayOfWeek> days,
        @Nullable Span duration,
        boolean untilFinished,
        @Nullable Integer count) {

    public static final int COUNT_MAX = 99;

    public Timing {
        when = when.stream().distinct().sorted().toList();
        clockTimes = clockTimes.stream().distinct().sorted().toList();
        days = days.stream().distinct().sorted().toList();
        if (interval != null
                && interval.unit() != PeriodUnit.HOUR
                && interval.unit() != PeriodUnit.MINUTE) {
            throw new IllegalArgumentException("an interval of " + interval);
        }
        if (count != null && (count < 1 || count > COUNT_MAX)) {
            throw new IllegalArgumentException(count + " times in all");
        }
    }

    /** Nothing is said of when. */
    public static Timing unsaid() {
        return new Timing(null, null, List.of(), List.of(), List.of(), null, false, null);
    }

    /** So often, and nothing else. */
    public static Timing of(Frequency frequency) {
        return new Timing(frequency, null, List.of(), List.of(), List.of(), null, false, null);
    }
}
