package org.rawat.appointments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.BookAppointment;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.ExceptionDay;
import org.rawat.appointments.api.Schedule.Hours;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.appointments.api.Slot;
import org.rawat.identity.api.LocationId;

class ScheduleServiceTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private final TestClinic clinic = new TestClinic();
    private final ScheduleService schedules = clinic.schedules;

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void aScheduleComesBackAsItWasWritten() {
        Schedule written =
                new Schedule(
                        new ScheduleId(new UUID(0, 0)),
                        0,
                        clinic.doctor,
                        clinic.location,
                        Duration.ofMinutes(20),
                        List.of(
                                new Hours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.NOON),
                                new Hours(
                                        DayOfWeek.MONDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT)),
                        List.of(
                                new ExceptionDay(MONDAY, null, null),
                                new ExceptionDay(
                                        MONDAY.plusDays(1),
                                        LocalTime.of(9, 30),
                                        LocalTime.MIDNIGHT)));

        Schedule made = schedules.create(clinic.asDoctor, written, TestClinic.key());

        assertThat(schedules.of(clinic.doctor)).containsExactly(made);
        assertThat(made)
                .usingRecursiveComparison()
                .ignoringFields("id", "version")
                .isEqualTo(written);
        assertThat(clinic.db.audit().actions()).containsExactly("schedule.change");
    }

    @Test
    void aChangeMovesTheVersionEvenIfOnlyTheHoursChange() {
        Schedule made = clinic.open(clinic.doctor);

        Schedule changed = schedules.change(clinic.asDoctor, with(made, hours(10, 11)));

        assertThat(changed.version()).isGreaterThan(made.version());
        assertThat(changed.hours()).isEqualTo(hours(10, 11));
        assertConflict("stale", () -> schedules.change(clinic.asDoctor, with(made, hours(8, 9))));
        assertThat(schedules.of(clinic.doctor)).containsExactly(changed);
    }

    @Test
    void aChangeLeavesAppointmentsAlone() {
        Schedule made = clinic.open(clinic.doctor);
        Appointment booked =
                clinic.appointments.book(
                        clinic.asStaff,
                        new BookAppointment(clinic.patient, clinic.doctor, clinic.at(7, 9, 0), ""),
                        TestClinic.key());

        schedules.change(clinic.asDoctor, with(made, hours(14, 15)));

        assertThat(clinic.appointments.find(booked.id())).contains(booked);
    }

    @Test
    void theSameKeyMakesOneSchedule() {
        ClientKey key = TestClinic.key();
        Schedule wanted = TestClinic.schedule(clinic.doctor, clinic.location, hours(8, 9));

        Schedule first = schedules.create(clinic.asStaff, wanted, key);

        assertThat(schedules.create(clinic.asStaff, wanted, key)).isEqualTo(first);
        assertConflict(
                "schedule-exists",
                () -> schedules.create(clinic.asStaff, wanted, TestClinic.key()));
    }

    @Test
    void onlyTheDoctorAndStaffTouchASchedule() {
        Schedule made = clinic.open(clinic.doctor);
        Actor other = TestClinic.account(clinic.people.addDoctor(true), Role.DOCTOR);

        assertConflict("not-found", () -> schedules.change(other, made));
        assertConflict("forbidden", () -> schedules.change(clinic.asPatient, made));
        assertConflict("not-found", () -> schedules.create(other, made, TestClinic.key()));
        PersonId absent = new PersonId(UUID.randomUUID());
        assertConflict(
                "not-found",
                () ->
                        schedules.create(
                                clinic.asStaff,
                                TestClinic.schedule(absent, clinic.location, hours(8, 9)),
                                TestClinic.key()));
    }

    @Test
    void aDoctorIsAtOneLocationAtATimeWhateverItsZone() {
        clinic.open(clinic.doctor);
        LocationId makassar = clinic.locations.add(ZoneId.of("Asia/Makassar"));

        // Ten in Makassar is nine in Jakarta.
        assertInvalid("hours", () -> add(makassar, hours(10, 11)));
        assertThat(add(makassar, hours(8, 10)).locationId()).isEqualTo(makassar);
    }

    @Test
    void whatIsWrongIsNamed() {
        LocationId absent = new LocationId(UUID.randomUUID());

        assertInvalid("location", () -> add(absent, hours(8, 9)));
        assertInvalid("hours.0.until", () -> add(clinic.location, hours(9, 9)));
    }

    @Test
    void freeTimesAreThoseToComeThatNobodyHas() {
        clinic.open(clinic.doctor);
        clinic.appointments.book(
                clinic.asStaff,
                new BookAppointment(clinic.patient, clinic.doctor, clinic.at(0, 10, 0), ""),
                TestClinic.key());
        clinic.db.clock().set(clinic.at(0, 9, 30));

        List<Slot> free = schedules.free(clinic.asPatient, clinic.doctor, MONDAY, 1);

        assertThat(free).hasSize(13);
        assertThat(free.get(0).startsAt()).isEqualTo(clinic.at(0, 10, 30));
        assertConflict(
                "not-found", () -> schedules.free(clinic.asPatient, clinic.patient, MONDAY, 1));
        assertInvalid("days", () -> schedules.free(clinic.asPatient, clinic.doctor, MONDAY, 32));
    }

    private Schedule add(LocationId location, List<Hours> hours) {
        return schedules.create(
                clinic.asStaff,
                TestClinic.schedule(clinic.doctor, location, hours),
                TestClinic.key());
    }

    private static List<Hours> hours(int from, int until) {
        return List.of(new Hours(DayOfWeek.MONDAY, LocalTime.of(from, 0), LocalTime.of(until, 0)));
    }

    private static Schedule with(Schedule schedule, List<Hours> hours) {
        return new Schedule(
                schedule.id(),
                schedule.version(),
                schedule.doctorId(),
                schedule.locationId(),
                schedule.slotLength(),
                hours,
                schedule.exceptions());
    }

    private static void assertConflict(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void assertInvalid(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.fields().get(0).field()).isEqualTo(field));
    }
}
