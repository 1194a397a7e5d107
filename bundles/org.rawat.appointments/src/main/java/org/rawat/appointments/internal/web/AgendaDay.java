package org.rawat.appointments.internal.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** One day of an agenda, for a page. */
public record AgendaDay(LocalDate date, List<AppointmentRow> rows) {
    /** The days from the first on until the end, those without appointments too. */
    static List<AgendaDay> of(
            List<AppointmentRow> rows, LocalDate first, LocalDate end, ZoneId zone) {
        return first.datesUntil(end)
                .map(
                        day ->
                                new AgendaDay(
                                        day,
                                        rows.stream().filter(r -> isOn(r, day, zone)).toList()))
                .toList();
    }

    private static boolean isOn(AppointmentRow row, LocalDate day, ZoneId zone) {
        return LocalDate.ofInstant(row.appointment().startsAt(), zone).equals(day);
    }
}
