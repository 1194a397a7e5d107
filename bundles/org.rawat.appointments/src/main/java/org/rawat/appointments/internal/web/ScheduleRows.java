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
    public record HoursRow(int index, @Nullable LocalTime from, @Nullable LocalTime until) {}

    /** A day of the week and its spans. */
    public record DayRows(DayOfWeek day, List<HoursRow> rows) {}

    /** One day that differs; without a date, room for one. */
    public record ExceptionRow(
            int index,
            @Nullable LocalDate date,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {}

    /** Each day with its spans, at least two of them. */
    static List<DayRows> hours(Schedule schedule) {
        List<DayRows> days = new ArrayList<>();
        int index = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            List<HoursRow> rows = new ArrayList<>();
            for (Hours span : schedule.hours()) {
                if (span.day() == day) {
                    rows.add(new HoursRow(index++, span.from(), span.until()));
                }
            }
            while (rows.size() < SPANS_A_DAY) {
                rows.add(new HoursRow(index++, null, null));
            }
            days.add(new DayRows(day, rows));
        }
        return days;
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
