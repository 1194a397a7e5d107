package org.rawat.appointments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentEvent;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.BookAppointment;

class AppointmentServiceTest {
    private final TestClinic clinic = new TestClinic();
    private final AppointmentService appointments = clinic.appointments;

    @BeforeEach
    void open() {
        clinic.open(clinic.doctor);
        clinic.db.audit().clear();
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void whatAPatientBooksWaitsForTheDoctor() {
        Appointment booked = book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));

        assertThat(booked.status()).isEqualTo(AppointmentStatus.PENDING);
        assertThat(booked.endsAt()).isEqualTo(clinic.at(1, 9, 30));
        assertThat(booked.zone()).isEqualTo(TestClinic.JAKARTA);
        assertThat(appointments.find(booked.id())).contains(booked);
        assertThat(clinic.db.audit().actions()).containsExactly("appointment.book");
        assertThat(clinic.db.events().published(AppointmentEvent.Booked.class))
                .containsExactly(new AppointmentEvent.Booked(booked.id()));
    }

    @Test
    void manyAreFoundTogetherByOneStatement() {
        Appointment one = book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));
        Appointment two = book(clinic.asPatient, clinic.patient, clinic.at(1, 10, 0));
        AppointmentId absent = new AppointmentId(UUID.randomUUID());
        Map<AppointmentId, Appointment> found = new HashMap<>();

        List<String> sent =
                clinic.db.statements(
                        () ->
                                found.putAll(
                                        appointments.findAll(List.of(one.id(), absent, two.id()))));

        assertThat(found).isEqualTo(Map.of(one.id(), one, two.id(), two));
        assertThat(sent).hasSize(1);
        assertThat(appointments.findAll(List.of())).isEmpty();
    }

    @Test
    void whatStaffBooksIsConfirmed() {
        Appointment booked = book(clinic.asStaff, clinic.patient, clinic.at(1, 9, 0));

        assertThat(booked.status()).isEqualTo(AppointmentStatus.CONFIRMED);
    }

    @Test
    void aParentBooksForTheChild() {
        PersonId child = clinic.people.addPerson();
        Actor parent = TestClinic.account(clinic.patient, Role.PATIENT, Set.of(child));

        Appointment booked = book(parent, child, clinic.at(1, 9, 0));

        assertThat(booked.patientId()).isEqualTo(child);
        assertThat(appointments.ofPatient(parent, null, "", 10).items()).containsExactly(booked);
        assertThat(appointments.upcoming(parent, 5)).containsExactly(booked);
    }

    @Test
    void nobodyBooksForAStrangerAndAnAbsentPatientIsNoDifferent() {
        Instant at = clinic.at(1, 9, 0);
        PersonId stranger = clinic.people.addPerson();
        PersonId absent = new PersonId(UUID.randomUUID());

        assertInvalid("patient", () -> book(clinic.asPatient, stranger, at));
        assertInvalid("patient", () -> book(clinic.asPatient, absent, at));
        assertInvalid("patient", () -> book(clinic.asStaff, absent, at));
        assertInvalid("patient", () -> book(clinic.asDoctor, stranger, at));
    }

    @Test
    void onlySlotsOfTheScheduleThatAreToComeCanBeBooked() {
        for (Instant wrong :
                List.of(
                        clinic.at(1, 8, 30),
                        clinic.at(1, 9, 5),
                        clinic.at(1, 17, 0),
                        clinic.at(-1, 9, 0),
                        clinic.at(400, 9, 0),
                        Instant.EPOCH)) {
            assertInvalid("start", () -> book(clinic.asPatient, clinic.patient, wrong));
            assertInvalid("start", () -> appointments.hold(clinic.asPatient, clinic.doctor, wrong));
        }
    }

    @Test
    void aDoctorWhoReceivesNobodyCannotBeBooked() {
        PersonId retired = clinic.people.addDoctor(false);
        clinic.open(retired);

        assertInvalid(
                "doctor",
                () ->
                        appointments.book(
                                clinic.asPatient,
                                new BookAppointment(
                                        clinic.patient, retired, clinic.at(1, 9, 0), ""),
                                TestClinic.key()));
    }

    @Test
    void nobodyIsOnesOwnDoctor() {
        assertInvalid("doctor", () -> book(clinic.asDoctor, clinic.doctor, clinic.at(1, 9, 0)));
        assertInvalid("doctor", () -> book(clinic.asStaff, clinic.doctor, clinic.at(1, 9, 0)));
    }

    @Test
    void aTakenSlotIsTaken() {
        book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));
        PersonId other = clinic.people.addPerson();
        Actor asOther = TestClinic.account(other, Role.PATIENT);

        assertConflict("slot-taken", () -> book(asOther, other, clinic.at(1, 9, 0)));
        assertConflict(
                "slot-taken", () -> appointments.hold(asOther, clinic.doctor, clinic.at(1, 9, 0)));
        assertThat(clinic.db.audit().actions()).containsExactly("appointment.book");
    }

    @Test
    void aPatientIsAtOnePlaceAtATime() {
        PersonId second = clinic.people.addDoctor(true);
        clinic.open(second);
        book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));

        assertConflict(
                "patient-busy",
                () ->
                        appointments.book(
                                clinic.asStaff,
                                new BookAppointment(clinic.patient, second, clinic.at(1, 9, 0), ""),
                                TestClinic.key()));
    }

    @Test
    void aHeldSlotIsFreeForItsHolderOnlyUntilItExpires() {
        Instant at = clinic.at(1, 9, 0);
        PersonId other = clinic.people.addPerson();
        Actor asOther = TestClinic.account(other, Role.PATIENT);
        appointments.hold(clinic.asPatient, clinic.doctor, at);

        assertConflict("slot-taken", () -> book(asOther, other, at));
        assertThat(freeAt(asOther, at)).isFalse();
        assertThat(freeAt(clinic.asPatient, at)).isTrue();
        clinic.db.clock().advance(Duration.ofMinutes(5));
        assertThat(freeAt(asOther, at)).isTrue();
        assertThat(book(asOther, other, at).status()).isEqualTo(AppointmentStatus.PENDING);
    }

    @Test
    void aHoldCanBeRenewedAndIsGoneWithTheBooking() throws Exception {
        Instant at = clinic.at(1, 9, 0);
        appointments.hold(clinic.asPatient, clinic.doctor, at);
        clinic.db.clock().advance(Duration.ofMinutes(4));
        appointments.hold(clinic.asPatient, clinic.doctor, at);
        clinic.db.clock().advance(Duration.ofMinutes(4));
        assertThat(freeAt(clinic.asStaff, at)).isFalse();

        Appointment booked = book(clinic.asPatient, clinic.patient, at);
        appointments.cancel(clinic.asPatient, booked.id(), booked.version(), "Tidak jadi");

        assertThat(freeAt(clinic.asStaff, at)).isTrue();
        assertThat(TestSql.count(clinic.db, "holds")).isZero();
    }

    @Test
    void anAccountHoldsThreeSlotsAtMostAndExpiredOnesAreSwept() throws Exception {
        for (int hour = 9; hour < 14; hour++) {
            clinic.db.clock().advance(Duration.ofSeconds(1));
            appointments.hold(clinic.asPatient, clinic.doctor, clinic.at(1, hour, 0));
        }

        assertThat(TestSql.count(clinic.db, "holds")).isEqualTo(3);
        assertThat(freeAt(clinic.asStaff, clinic.at(1, 9, 0))).isTrue();
        assertThat(freeAt(clinic.asStaff, clinic.at(1, 13, 0))).isFalse();
        clinic.db.clock().advance(Duration.ofMinutes(6));
        clinic.sweeper.sweep();
        assertThat(TestSql.count(clinic.db, "holds")).isZero();
    }

    @Test
    void theSameKeyBooksOnce() {
        ClientKey key = TestClinic.key();
        BookAppointment command =
                new BookAppointment(clinic.patient, clinic.doctor, clinic.at(1, 9, 0), "Demam");

        Appointment first = appointments.book(clinic.asPatient, command, key);
        Appointment second = appointments.book(clinic.asPatient, command, key);

        assertThat(second).isEqualTo(first);
        assertThat(clinic.db.audit().actions()).containsExactly("appointment.book");
    }

    @Test
    void anotherAccountsKeyIsAnotherKey() {
        ClientKey key = TestClinic.key();
        PersonId other = clinic.people.addPerson();
        Appointment first =
                appointments.book(
                        clinic.asPatient,
                        new BookAppointment(clinic.patient, clinic.doctor, clinic.at(1, 9, 0), ""),
                        key);
        Appointment second =
                appointments.book(
                        TestClinic.account(other, Role.PATIENT),
                        new BookAppointment(other, clinic.doctor, clinic.at(1, 9, 30), ""),
                        key);

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void aStrangersAppointmentDoesNotExist() {
        Appointment booked = book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));
        Actor stranger = TestClinic.account(clinic.people.addPerson(), Role.PATIENT);
        Actor otherDoctor = TestClinic.account(clinic.people.addDoctor(true), Role.DOCTOR);

        for (Actor actor : List.of(stranger, otherDoctor)) {
            assertNotFound(() -> appointments.appointment(actor, booked.id()));
            assertNotFound(() -> appointments.cancel(actor, booked.id(), 1, "x"));
            assertNotFound(() -> appointments.confirm(actor, booked.id(), 1));
            assertNotFound(() -> appointments.complete(actor, booked.id(), 1));
            assertNotFound(() -> appointments.noShow(actor, booked.id(), 1));
            assertNotFound(
                    () ->
                            appointments.reschedule(
                                    actor, booked.id(), 1, clinic.at(1, 10, 0), TestClinic.key()));
            assertNotFound(() -> appointments.ofPatient(actor, clinic.patient, "", 10));
        }
        assertNotFound(
                () -> appointments.agenda(otherDoctor, clinic.doctor, Instant.MIN, Instant.MAX));
        assertThat(appointments.find(booked.id())).contains(booked);
    }

    @Test
    void aVisitRunsFromBookingToCompletion() {
        Appointment booked = book(clinic.asPatient, clinic.patient, clinic.at(0, 9, 0));
        Appointment confirmed =
                appointments.confirm(clinic.asDoctor, booked.id(), booked.version());
        assertConflict(
                "not-begun",
                () -> appointments.complete(clinic.asDoctor, booked.id(), confirmed.version()));

        clinic.db.clock().set(clinic.at(0, 8, 45));
        Appointment completed =
                appointments.complete(clinic.asDoctor, booked.id(), confirmed.version());

        assertThat(completed.status()).isEqualTo(AppointmentStatus.COMPLETED);
        assertThat(completed.version()).isGreaterThan(confirmed.version());
        assertThat(clinic.db.audit().actions())
                .containsExactly("appointment.book", "appointment.confirm", "appointment.complete");
        assertThat(appointments.isDoctorOf(clinic.doctor, clinic.patient)).isTrue();
    }

    @Test
    void aStaleFormMovesNothing() {
        Appointment booked = book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));
        appointments.confirm(clinic.asDoctor, booked.id(), booked.version());

        assertConflict(
                "stale",
                () ->
                        appointments.cancel(
                                clinic.asPatient, booked.id(), booked.version(), "Sibuk"));
    }

    @Test
    void aPatientNeitherConfirmsNorCompletes() {
        Appointment booked = book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));

        for (ThrowingCallable move :
                List.<ThrowingCallable>of(
                        () -> appointments.confirm(clinic.asPatient, booked.id(), 1),
                        () -> appointments.complete(clinic.asPatient, booked.id(), 1),
                        () -> appointments.complete(clinic.asStaff, booked.id(), 1),
                        () -> appointments.noShow(clinic.asPatient, booked.id(), 1))) {
            assertThatThrownBy(move)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.code()).isEqualTo("forbidden"));
        }
    }

    @Test
    void cancellingFreesTheSlotAtOnceAndKeepsTheReason() {
        Appointment booked = book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));

        Appointment cancelled =
                appointments.cancel(clinic.asPatient, booked.id(), booked.version(), " Sibuk ");

        assertThat(cancelled.cancelReason()).isEqualTo("Sibuk");
        assertInvalid("reason", () -> appointments.cancel(clinic.asPatient, booked.id(), 2, "  "));
        assertInvalid(
                "reason",
                () -> appointments.cancel(clinic.asPatient, booked.id(), 2, "x".repeat(501)));
        assertThat(book(clinic.asStaff, clinic.patient, clinic.at(1, 9, 0))).isNotNull();
        assertThat(appointments.isDoctorOf(clinic.doctor, clinic.patient)).isTrue();
    }

    @Test
    void aPatientWhoDidNotComeIsNoted() {
        Appointment booked = book(clinic.asStaff, clinic.patient, clinic.at(0, 9, 0));
        assertConflict("not-started", () -> appointments.noShow(clinic.asDoctor, booked.id(), 1));

        clinic.db.clock().set(clinic.at(0, 9, 0));

        assertConflict(
                "already-begun",
                () -> appointments.cancel(clinic.asPatient, booked.id(), 1, "Telat"));
        assertThat(appointments.noShow(clinic.asDoctor, booked.id(), 1).status())
                .isEqualTo(AppointmentStatus.NO_SHOW);
    }

    @Test
    void reschedulingCancelsTheOldAndBooksTheNewOnce() {
        Appointment old = book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));
        ClientKey key = TestClinic.key();

        Appointment moved =
                appointments.reschedule(
                        clinic.asPatient, old.id(), old.version(), clinic.at(1, 10, 0), key);
        Appointment again =
                appointments.reschedule(
                        clinic.asPatient, old.id(), old.version(), clinic.at(1, 10, 0), key);

        assertThat(again).isEqualTo(moved);
        assertThat(moved.rescheduledFrom()).isEqualTo(old.id());
        assertThat(moved.status()).isEqualTo(AppointmentStatus.PENDING);
        assertThat(appointments.find(old.id()).orElseThrow().status())
                .isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(appointments.replacementOf(clinic.asPatient, old.id())).contains(moved);
        assertThat(freeAt(clinic.asStaff, clinic.at(1, 9, 0))).isTrue();
        assertThat(clinic.db.audit().actions())
                .containsExactly("appointment.book", "appointment.reschedule");
    }

    @Test
    void reschedulingToATakenSlotChangesNothing() {
        Appointment old = book(clinic.asPatient, clinic.patient, clinic.at(1, 9, 0));
        PersonId other = clinic.people.addPerson();
        book(clinic.asStaff, other, clinic.at(1, 10, 0));

        assertConflict(
                "slot-taken",
                () ->
                        appointments.reschedule(
                                clinic.asPatient,
                                old.id(),
                                old.version(),
                                clinic.at(1, 10, 0),
                                TestClinic.key()));
        assertThat(appointments.find(old.id())).contains(old);
    }

    @Test
    void aLongListIsPagedWithoutGapsOrRepeats() {
        for (int day = 1; day <= 7; day++) {
            book(clinic.asPatient, clinic.patient, clinic.at(day, 9, 0));
        }

        Page<Appointment> first = appointments.ofPatient(clinic.asPatient, null, "", 3);
        Page<Appointment> second = appointments.ofPatient(clinic.asPatient, null, first.next(), 3);
        Page<Appointment> third = appointments.ofPatient(clinic.asPatient, null, second.next(), 3);

        assertThat(first.items().get(0).startsAt()).isEqualTo(clinic.at(7, 9, 0));
        assertThat(second.items().get(0).startsAt()).isEqualTo(clinic.at(4, 9, 0));
        assertThat(third.items()).hasSize(1);
        assertThat(third.next()).isNull();
        assertInvalid("after", () -> appointments.ofPatient(clinic.asPatient, null, "x", 3));
    }

    @Test
    void onlyTheDemonstrationClinicBooksThePast() {
        Actor demo = Actor.timer("demo");

        Appointment past = book(demo, clinic.patient, clinic.at(-3, 9, 0));

        assertThat(appointments.complete(demo, past.id(), past.version()).status())
                .isEqualTo(AppointmentStatus.COMPLETED);
        assertInvalid(
                "patient", () -> book(Actor.timer("other"), clinic.patient, clinic.at(1, 9, 0)));
    }

    private Appointment book(Actor actor, PersonId patient, Instant at) {
        return appointments.book(
                actor, new BookAppointment(patient, clinic.doctor, at, "Demam"), TestClinic.key());
    }

    private boolean freeAt(Actor actor, Instant at) {
        return clinic
                .schedules
                .free(actor, clinic.doctor, at.atZone(TestClinic.JAKARTA).toLocalDate(), 1)
                .stream()
                .anyMatch(slot -> slot.startsAt().equals(at));
    }

    private static void assertConflict(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertConflict("not-found", call);
    }

    private static void assertInvalid(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("invalid");
                            assertThat(e.fields().get(0).field()).isEqualTo(field);
                        });
    }
}
