package org.rawat.appointments.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.identity.api.LocationId;

class CalendarFileTest {
    private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

    @Test
    void theFileIsAsTheStandardWantsIt() {
        String file = file("Janji temu dengan dr. Ayu, Sp.A", "Klinik; Lt. 2\\A\nJakarta");

        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(file.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(file)
                .contains("DTSTART:20261102T020000Z\r\n", "DTEND:20261102T023000Z\r\n")
                .contains("SUMMARY:Janji temu dengan dr. Ayu\\, Sp.A\r\n")
                .contains("LOCATION:Klinik\\; Lt. 2\\\\A\\nJakarta\r\n")
                .contains("STATUS:CONFIRMED\r\n");
    }

    @Test
    void noLineIsLongerThanSeventyFiveOctetsAndNoLetterIsCut() {
        String summary = "Janji temu 田中 ☕ ".repeat(20);

        String file = file(summary, "");

        for (String line : file.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + summary + "\r\n");
        assertThat(file).doesNotContain("\uFFFD");
    }

    @Test
    void theReasonStaysAtTheClinic() {
        assertThat(file("x", "y")).doesNotContain("Demam");
    }

    private static String file(String summary, String place) {
        Appointment one =
                new Appointment(
                        new AppointmentId(new UUID(0, 1)),
                        3,
                        new PersonId(new UUID(0, 2)),
                        new PersonId(new UUID(0, 3)),
                        new LocationId(new UUID(0, 4)),
                        START,
                        START.plusSeconds(1800),
                        ZoneId.of("Asia/Jakarta"),
                        AppointmentStatus.CONFIRMED,
                        "Demam",
                        null,
                        null);
        byte[] bytes =
                CalendarFile.of(one, summary, place, "http://localhost:8181/appointments/1", START);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
