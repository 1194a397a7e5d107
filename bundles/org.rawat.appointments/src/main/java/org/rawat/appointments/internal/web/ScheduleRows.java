package org.rawat.appointments.internal.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.ExceptionDay;
import org.rawat.appointments.api.Schedule.Hours;

/** The rows of the schedule form: what is there, and room for more. */
final class ScheduleRows {
    private static final int SPANS_A_DAY = 2;
    private static final int BLANK_EXCEPTIONS = 3;

    private ScheduleRows() {}

    /** One span of a day; without times, room for one. */
    public record HoursRow(
            int index, DayOfWeek day, @Nullable LocalTime from, @Nullable LocalTime until) {}

    /** One day that differs; without a date, room for one. */
    public record ExceptionRow(
            int index,
            @Nullable LocalDate date,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {}

    /** Each day with its spans, at least two of them. */
    static List<HoursRow> hours(Schedule schedule) {
        List<HoursRow> rows = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours> spans = schedule.hours().stream().filter(one -> one.day() == day).toList();
            for (Hours span : spans) {
                rows.add(new HoursRow(rows.size(), day, span.from(), span.until()));
            }
            for (int i = spans.size(); i < SPANS_A_DAY; i++) {
                rows.add(new HoursRow(rows.size(), day, null, null));
            }
        }
        return rows;
    }

    /** The days to come that differ, and room for three more; what is past is left behind. */
    static List<ExceptionRow> exceptions(Schedule schedule, LocalDate today) {
        List<ExceptionRow> rows = new ArrayList<>();
        for (ExceptionDay day : schedule.exceptions()) {
            if (!day.date().isBefore(today)) {
                rows.add(new ExceptionRow(rows.size(), day.date(), day.from(), day.until()));
            }
        }
        for (int i = 0; i < BLANK_EXCEPTIONS; i++) {
            rows.add(new ExceptionRow(rows.size(), null, null, null));
        }
        return rows;
    }
}
