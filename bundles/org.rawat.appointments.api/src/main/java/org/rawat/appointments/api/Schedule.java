package org.rawat.appointments.api;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.identity.api.LocationId;

/**
 * When a doctor sees patients at one location, in that location's zone.
 *
 * @param id its id
 * @param version grows by one with each change
 * @param doctorId whose
 * @param locationId where
 * @param slotLength how long one slot is, 5 to 240 minutes
 * @param hours the weekly hours; those of one day do not overlap
 * @param exceptions days that differ
 */
public record Schedule(
        ScheduleId id,
        long version,
        PersonId doctorId,
        LocationId locationId,
        Duration slotLength,
        List<Hours> hours,
        List<ExceptionDay> exceptions) {

    /**
     * Weekly hours: from (inclusive) until (exclusive) on one day of the week; until midnight is
     * the end of that day.
     */
    public record Hours(DayOfWeek day, LocalTime from, LocalTime until) {}

    /**
     * A day that differs: closed when from and until are null, else open just then, and never by
     * the weekly hours. One day may have several open spans.
     */
    public record ExceptionDay(
            LocalDate date, @Nullable LocalTime from, @Nullable LocalTime until) {}

    public Schedule {
        hours = List.copyOf(hours);
        exceptions = List.copyOf(exceptions);
    }
}
