package org.rawat.appointments.internal.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;

/**
 * One appointment as an iCalendar file (RFC 5545). It holds neither the reason nor the patient's
 * name: calendars travel to phones and to other companies.
 */
final class CalendarFile {
    private static final int LINE_OCTETS = 75;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private CalendarFile() {}

    /**
     * Writes the file.
     *
     * @param summary what the calendar shows
     * @param place the location's name and address
     * @param url the appointment's page
     * @param now when the file is made
     */
    static byte[] of(
            Appointment appointment, String summary, String place, String url, Instant now) {
        CalendarFile file = new CalendarFile();
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Rawat//Appointments//EN");
        file.line("CALSCALE:GREGORIAN");
        file.line("METHOD:PUBLISH");
        file.line("BEGIN:VEVENT");
        file.line("UID:" + appointment.id() + "@rawat");
        file.line("DTSTAMP:" + UTC.format(now));
        file.line("DTSTART:" + UTC.format(appointment.startsAt()));
        file.line("DTEND:" + UTC.format(appointment.endsAt()));
        file.line("SEQUENCE:" + appointment.version());
        file.line("STATUS:" + status(appointment.status()));
        file.line("SUMMARY:" + escaped(summary));
        file.line("LOCATION:" + escaped(place));
        file.line("URL:" + url);
        file.line("CLASS:PRIVATE");
        file.line("END:VEVENT");
        file.line("END:VCALENDAR");
        return file.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Section 3.8.1.11: an event is tentative, confirmed or cancelled. */
    private static String status(AppointmentStatus status) {
        return switch (status) {
            case PENDING -> "TENTATIVE";
            case CONFIRMED, COMPLETED, NO_SHOW -> "CONFIRMED";
            case CANCELLED -> "CANCELLED";
        };
    }

    /** Section 3.3.11. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n");
    }

    /** Section 3.1: at most 75 octets a line, and no character cut in two. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int character = content.codePointAt(i);
            String one = Character.toString(character);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += size;
            i += Character.charCount(character);
        }
        text.append("\r\n");
    }
}
