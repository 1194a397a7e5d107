package org.rawat.appointments.internal;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.ExceptionDay;
import org.rawat.appointments.api.Schedule.Hours;
import org.rawat.appointments.internal.store.DayMinutes;

/** What a schedule may say. */
public final class ScheduleRules {
    static final int MAX_HOURS = 42;
    static final int MAX_EXCEPTIONS = 366;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(240);

    private ScheduleRules() {}

    /** All that is wrong, the fields named as in {@code Schedules.create}. */
    public static List<FieldProblem> problems(Schedule schedule) {
        List<FieldProblem> problems = new ArrayList<>();
        Duration slot = schedule.slotLength();
        if (slot.compareTo(SHORTEST) < 0
                || slot.compareTo(LONGEST) > 0
                || !slot.equals(Duration.ofMinutes(slot.toMinutes()))) {
            problems.add(
                    FieldProblem.of(
                            "slotLength", "range", SHORTEST.toMinutes(), LONGEST.toMinutes()));
        }
        if (schedule.hours().size() > MAX_HOURS) {
            problems.add(FieldProblem.of("hours", "too-many", MAX_HOURS));
        } else {
            hours(schedule.hours(), problems);
        }
        if (schedule.exceptions().size() > MAX_EXCEPTIONS) {
            problems.add(FieldProblem.of("exceptions", "too-many", MAX_EXCEPTIONS));
        } else {
            exceptions(schedule.exceptions(), problems);
        }
        return problems;
    }

    private static void hours(List<Hours> all, List<FieldProblem> problems) {
        for (int i = 0; i < all.size(); i++) {
            Hours one = all.get(i);
            wholeMinutes("hours." + i, one.from(), one.until(), problems);
            if (!ordered(one.from(), one.until())) {
                problems.add(FieldProblem.of("hours." + i + ".until", "not-after"));
            }
            for (Hours other : all.subList(0, i)) {
                if (other.day() == one.day()
                        && overlap(one.from(), one.until(), other.from(), other.until())) {
                    problems.add(FieldProblem.of("hours." + i + ".from", "overlaps"));
                    break;
                }
            }
        }
    }

    private static void exceptions(List<ExceptionDay> all, List<FieldProblem> problems) {
        for (int i = 0; i < all.size(); i++) {
            ExceptionDay one = all.get(i);
            if ((one.from() == null) != (one.until() == null)) {
                String missing = one.from() == null ? ".from" : ".until";
                problems.add(FieldProblem.of("exceptions." + i + missing, "required"));
                continue;
            }
            wholeMinutes("exceptions." + i, one.from(), one.until(), problems);
            if (one.from() != null && !ordered(one.from(), one.until())) {
                problems.add(FieldProblem.of("exceptions." + i + ".until", "not-after"));
            }
            for (ExceptionDay other : all.subList(0, i)) {
                if (other.date().equals(one.date())
                        && overlap(one.from(), one.until(), other.from(), other.until())) {
                    problems.add(FieldProblem.of("exceptions." + i + ".date", "overlaps"));
                    break;
                }
            }
        }
    }

    private static void wholeMinutes(
            String row,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            List<FieldProblem> problems) {
        if (from != null && !from.truncatedTo(ChronoUnit.MINUTES).equals(from)) {
            problems.add(FieldProblem.of(row + ".from", "time"));
        }
        if (until != null && !until.truncatedTo(ChronoUnit.MINUTES).equals(until)) {
            problems.add(FieldProblem.of(row + ".until", "time"));
        }
    }

    private static boolean ordered(LocalTime from, @Nullable LocalTime until) {
        return minute(from) < minuteUntil(until);
    }

    /** A closed day (no times) takes the whole day. */
    private static boolean overlap(
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @Nullable LocalTime otherFrom,
            @Nullable LocalTime otherUntil) {
        return minute(from) < minuteUntil(otherUntil) && minute(otherFrom) < minuteUntil(until);
    }

    private static int minute(@Nullable LocalTime from) {
        return from == null ? 0 : DayMinutes.of(from);
    }

    private static int minuteUntil(@Nullable LocalTime until) {
        return until == null ? DayMinutes.WHOLE_DAY : DayMinutes.until(until);
    }
}
