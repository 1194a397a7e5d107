package org.rawat.appointments.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.ExceptionDay;
import org.rawat.appointments.api.Slot;
import org.rawat.appointments.internal.store.TimeSpan;

/** What slots follow from a schedule. */
final class SlotRules {
    private SlotRules() {}

    /** The slots of these days, in the order of time; the days are those of the zone. */
    static List<Slot> slots(Schedule schedule, ZoneId zone, LocalDate from, int days) {
        List<Slot> slots = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (TimeSpan span : open(schedule, zone, from.plusDays(day))) {
                cut(schedule, zone, span, slots);
            }
        }
        return slots;
    }

    /** The slot that begins at this instant, if the schedule has one. */
    static Optional<Slot> slotAt(Schedule schedule, ZoneId zone, Instant startsAt) {
        return slots(schedule, zone, LocalDate.ofInstant(startsAt, zone), 1).stream()
                .filter(slot -> slot.startsAt().equals(startsAt))
                .findFirst();
    }

    /** When the doctor is there on this day, in the order of time. */
    static List<TimeSpan> open(Schedule schedule, ZoneId zone, LocalDate date) {
        List<ExceptionDay> exceptions =
                schedule.exceptions().stream().filter(day -> day.date().equals(date)).toList();
        if (exceptions.isEmpty()) {
            return schedule.hours().stream()
                    .filter(hours -> hours.day() == date.getDayOfWeek())
                    .map(hours -> span(date, hours.from(), hours.until(), zone))
                    .sorted(Comparator.comparing(TimeSpan::from))
                    .toList();
        }
        return exceptions.stream()
                .filter(day -> day.from() != null)
                .map(
                        day ->
                                span(
                                        date,
                                        Objects.requireNonNull(day.from()),
                                        Objects.requireNonNull(day.until()),
                                        zone))
                .sorted(Comparator.comparing(TimeSpan::from))
                .toList();
    }

    /** Real minutes count, whatever the clock on the wall does that night. */
    private static void cut(Schedule schedule, ZoneId zone, TimeSpan span, List<Slot> slots) {
        Instant start = span.from();
        Instant end = start.plus(schedule.slotLength());
        while (!end.isAfter(span.until())) {
            slots.add(new Slot(schedule.doctorId(), schedule.locationId(), start, end, zone));
            start = end;
            end = start.plus(schedule.slotLength());
        }
    }

    private static TimeSpan span(LocalDate date, LocalTime from, LocalTime until, ZoneId zone) {
        LocalDate last = until.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        return new TimeSpan(instant(date.atTime(from), zone), instant(last.atTime(until), zone));
    }

    /** An hour that the clock leaps over in spring is the moment of the leap. */
    private static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition leap = zone.getRules().getTransition(local);
        return leap != null && leap.isGap() ? leap.getInstant() : local.atZone(zone).toInstant();
    }
}
