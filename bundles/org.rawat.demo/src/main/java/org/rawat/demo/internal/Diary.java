package org.rawat.demo.internal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.appointments.api.BookAppointment;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.Hours;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.appointments.api.Schedules;
import org.rawat.appointments.api.Slot;
import org.rawat.identity.api.Location;

/** Makes the demonstration's schedules and appointments: past, today's and to come. */
final class Diary {
    private static final int SLOT_MINUTES = 30;
    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(21, 0);

    private final Clinic clinic;
    private final Schedules schedules;
    private final Appointments appointments;
    private final Clock clock;

    Diary(Clinic clinic, Schedules schedules, Appointments appointments, Clock clock) {
        this.clinic = clinic;
        this.schedules = schedules;
        this.appointments = appointments;
        this.clock = clock;
    }

    void open(Location jakarta, Location denpasar) {
        open(
                "ayu",
                jakarta,
                List.of(DayOfWeek.values()),
                new Hours(DayOfWeek.MONDAY, OPENS, CLOSES));
        List<DayOfWeek> week = Arrays.asList(DayOfWeek.values()).subList(0, 6);
        open(
                "bagus",
                jakarta,
                week,
                new Hours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(12, 0)),
                new Hours(DayOfWeek.MONDAY, LocalTime.of(16, 0), LocalTime.of(19, 0)));
        open(
                "made",
                denpasar,
                week,
                new Hours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(15, 0)));
    }

    /** The same hours on each of these days. */
    private void open(String doctor, Location location, List<DayOfWeek> days, Hours... hours) {
        List<Hours> all =
                days.stream()
                        .flatMap(
                                day ->
                                        Stream.of(hours)
                                                .map(h -> new Hours(day, h.from(), h.until())))
                        .toList();
        Schedule schedule =
                new Schedule(
                        new ScheduleId(new UUID(0, 0)),
                        0,
                        clinic.person(doctor),
                        location.id(),
                        Duration.ofMinutes(SLOT_MINUTES),
                        all,
                        List.of());
        schedules.create(Clinic.DEMO, schedule, Clinic.key("schedule/" + doctor));
    }

    void fill() {
        Appointment first = past("siti", 21, 9, 0, "Kontrol tekanan darah");
        completed(first);
        completed(past("budi", 14, 10, 30, "Nyeri lutut saat naik tangga"));
        completed(past("raka", 7, 8, 0, "Batuk dan pilek sejak tiga hari"));
        Appointment missed = past("dewi", 5, 15, 0, "Konsultasi alergi kulit");
        if (missed.status() == AppointmentStatus.CONFIRMED) {
            appointments.noShow(Clinic.DEMO, missed.id(), missed.version());
        }
        completed(past("siti", 1, 16, 0, "Demam dan sakit tenggorokan"));
        now();
        next("siti", "ayu", 0, "Kontrol setelah demam");
        next("budi", "ayu", 2, "Hasil pemeriksaan laboratorium");
        wished("dewi", "ayu", 1, "Sakit kepala berulang");
        wished("siti", "bagus", 3, "Imunisasi");
        next("sri", "made", 2, "Kontrol gula darah");
    }

    /** A visit that has just begun, where the practice is open at this hour. */
    private void now() {
        ZonedDateTime here = clock.instant().atZone(Clinic.JAKARTA);
        ZonedDateTime start =
                here.truncatedTo(ChronoUnit.HOURS)
                        .plusMinutes(here.getMinute() / SLOT_MINUTES * (long) SLOT_MINUTES);
        LocalTime time = start.toLocalTime();
        if (!time.isBefore(OPENS) && time.isBefore(CLOSES)) {
            book(Clinic.DEMO, "budi", "ayu", start.toInstant(), "Batuk berdahak", "now");
        }
    }

    private Appointment past(String patient, int daysAgo, int hour, int minute, String reason) {
        Instant start =
                LocalDate.ofInstant(clock.instant(), Clinic.JAKARTA)
                        .minusDays(daysAgo)
                        .atTime(hour, minute)
                        .atZone(Clinic.JAKARTA)
                        .toInstant();
        return book(Clinic.DEMO, patient, "ayu", start, reason, "past/" + daysAgo);
    }

    private void completed(Appointment one) {
        if (one.status() == AppointmentStatus.CONFIRMED) {
            appointments.complete(Clinic.DEMO, one.id(), one.version());
        }
    }

    /** A confirmed visit in the first free slot from that day on. */
    private void next(String patient, String doctor, int days, String reason) {
        book(Clinic.DEMO, patient, doctor, free(doctor, days), reason, "next/" + patient + days);
    }

    /** A visit that the patient wishes and the doctor still has to confirm. */
    private void wished(String patient, String doctor, int days, String reason) {
        Actor actor = clinic.actor(patient);
        book(actor, patient, doctor, free(doctor, days), reason, "wished/" + patient + days);
    }

    private Instant free(String doctor, int days) {
        ZoneId zone = doctor.equals("made") ? Clinic.MAKASSAR : Clinic.JAKARTA;
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone).plusDays(days);
        List<Slot> free = schedules.free(Clinic.DEMO, clinic.person(doctor), day, 7);
        // The third of the day: nobody wants to come at seven in the morning.
        return free.get(Math.min(2, free.size() - 1)).startsAt();
    }

    private Appointment book(
            Actor actor,
            String patient,
            String doctor,
            Instant startsAt,
            String reason,
            String what) {
        PersonId whose = clinic.person(patient);
        ClientKey key = Clinic.key("appointment/" + what);
        return appointments.book(
                actor, new BookAppointment(whose, clinic.person(doctor), startsAt, reason), key);
    }
}
