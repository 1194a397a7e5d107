package org.rawat.appointments.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Events;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentEvent;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.BookAppointment;
import org.rawat.appointments.api.Hold;
import org.rawat.appointments.api.HoldId;
import org.rawat.appointments.api.Slot;
import org.rawat.appointments.internal.store.AppointmentStore;
import org.rawat.appointments.internal.store.HoldStore;
import org.rawat.appointments.internal.store.Turns;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.People;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;

/** Takes a slot: holds it, books it, or moves an appointment to it. */
final class Booking {
    static final Duration HOLD = Duration.ofMinutes(5);
    private static final int HOLDS_PER_ACCOUNT = 3;
    private static final int MAX_REASON = 500;

    private final UnitOfWork units;
    private final Audit audit;
    private final Events events;
    private final People people;
    private final SlotFinder slots;
    private final Clock clock;
    private final AppointmentStore appointments;
    private final HoldStore holds;
    private final Turns turns;
    private final WaitingLine line;

    Booking(
            EntityManager entities,
            UnitOfWork units,
            Audit audit,
            Events events,
            People people,
            SlotFinder slots,
            Clock clock) {
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.people = people;
        this.slots = slots;
        this.clock = clock;
        this.appointments = new AppointmentStore(entities);
        this.holds = new HoldStore(entities);
        this.turns = new Turns(entities);
        this.line = new WaitingLine(units);
    }

    Hold hold(Actor actor, PersonId doctor, Instant startsAt) {
        return refusals(() -> line.call(doctor, () -> holdNow(actor, doctor, startsAt)));
    }

    private Hold holdNow(Actor actor, PersonId doctor, Instant startsAt) {
        Slot slot = slots.bookable(actor, doctor, startsAt);
        turns.take(doctor);
        Instant now = clock.instant();
        holds.sweep(now);
        slots.requireFree(actor, slot);
        holds.release(doctor, actor.name(), slot.startsAt(), slot.endsAt());
        Hold hold = new Hold(HoldId.next(clock), slot, now.plus(HOLD));
        holds.add(hold, actor.name());
        holds.keepNewest(actor.name(), HOLDS_PER_ACCOUNT);
        return hold;
    }

    Appointment book(Actor actor, BookAppointment command, ClientKey key) {
        requirePatient(actor, command.patientId());
        if (command.patientId().equals(command.doctorId())) {
            throw AppointmentProblems.ownDoctor();
        }
        String reason = command.reason().strip();
        if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw ProblemException.invalid("reason", "too-long", MAX_REASON);
        }
        return once(
                actor,
                command.doctorId(),
                key,
                () -> {
                    turns.take(command.doctorId(), command.patientId());
                    return appointments
                            .madeWith(actor.name(), key)
                            .orElseGet(() -> bookNew(actor, command, reason, key));
                });
    }

    private Appointment bookNew(
            Actor actor, BookAppointment command, String reason, ClientKey key) {
        Slot slot = slots.bookable(actor, command.doctorId(), command.startsAt());
        Appointment booked =
                take(
                        actor,
                        command.patientId(),
                        slot,
                        AppointmentAccess.isStaff(actor)
                                ? AppointmentStatus.CONFIRMED
                                : AppointmentStatus.PENDING,
                        reason,
                        null,
                        key);
        record(actor, "appointment.book", booked);
        return booked;
    }

    Appointment reschedule(
            Actor actor, AppointmentId appointment, long version, Instant startsAt, ClientKey key) {
        PersonId doctor = units.call(() -> visible(actor, appointment)).doctorId();
        return once(
                actor,
                doctor,
                key,
                () -> {
                    Appointment old = visible(actor, appointment);
                    turns.take(old.doctorId(), old.patientId());
                    return appointments
                            .madeWith(actor.name(), key)
                            .orElseGet(() -> replace(actor, old, version, startsAt, key));
                });
    }

    private Appointment visible(Actor actor, AppointmentId appointment) {
        return appointments
                .find(appointment)
                .filter(one -> AppointmentAccess.sees(actor, one))
                .orElseThrow(ProblemException::notFound);
    }

    private Appointment replace(
            Actor actor, Appointment old, long version, Instant startsAt, ClientKey key) {
        if (old.version() != version) {
            throw AppointmentProblems.stale();
        }
        Instant now = clock.instant();
        boolean staff = AppointmentAccess.isStaff(actor);
        AppointmentRules.check(old, AppointmentStatus.CANCELLED, now, staff);
        Slot slot = slots.bookable(actor, old.doctorId(), startsAt);
        appointments.move(old.id(), AppointmentStatus.CANCELLED, "", actor.name(), now);
        boolean receives = staff || AppointmentAccess.isDoctor(actor, old.doctorId());
        Appointment booked =
                take(
                        actor,
                        old.patientId(),
                        slot,
                        receives ? AppointmentStatus.CONFIRMED : AppointmentStatus.PENDING,
                        old.reason(),
                        old.id(),
                        key);
        record(actor, "appointment.reschedule", booked);
        events.publish(new AppointmentEvent.Moved(old.id(), AppointmentStatus.CANCELLED));
        return booked;
    }

    private Appointment take(
            Actor actor,
            PersonId patient,
            Slot slot,
            AppointmentStatus status,
            String reason,
            @Nullable AppointmentId replaced,
            ClientKey key) {
        slots.requireFree(actor, slot);
        if (!appointments.takingPatient(patient, slot.startsAt(), slot.endsAt()).isEmpty()) {
            throw AppointmentProblems.patientBusy();
        }
        holds.release(slot.doctorId(), actor.name(), slot.startsAt(), slot.endsAt());
        return appointments.add(
                new Appointment(
                        AppointmentId.next(clock),
                        0,
                        patient,
                        slot.doctorId(),
                        slot.locationId(),
                        slot.startsAt(),
                        slot.endsAt(),
                        slot.zone(),
                        status,
                        reason,
                        null,
                        replaced),
                actor.name(),
                key,
                clock.instant());
    }

    private void record(Actor actor, String action, Appointment booked) {
        audit.append(AuditEntry.of(actor, action, booked.patientId(), "appointment", booked.id()));
        events.publish(new AppointmentEvent.Booked(booked.id()));
    }

    private void requirePatient(Actor actor, PersonId patient) {
        boolean may =
                actor.mayActFor(patient)
                        || AppointmentAccess.isStaff(actor) && people.find(patient).isPresent();
        if (!may) {
            throw AppointmentProblems.noSuchPatient();
        }
    }

    /** Runs a creation; when a twin with the same key was faster, answers with the twin's. */
    private Appointment once(
            Actor actor, PersonId doctor, ClientKey key, Supplier<Appointment> creation) {
        return refusals(
                () -> {
                    try {
                        return line.call(doctor, creation);
                    } catch (ConstraintViolation e) {
                        if (!e.constraint().equals("appointments_client_key") || units.active()) {
                            throw e;
                        }
                        Optional<Appointment> twin =
                                units.call(() -> appointments.madeWith(actor.name(), key));
                        return twin.orElseThrow(() -> e);
                    }
                });
    }

    /** The database has the last word on double bookings. */
    private static <T> T refusals(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConstraintViolation e) {
            throw switch (e.constraint()) {
                case "appointments_of_one_doctor_apart", "holds_of_one_doctor_apart" ->
                        AppointmentProblems.slotTaken();
                case "appointments_of_one_patient_apart" -> AppointmentProblems.patientBusy();
                default -> e;
            };
        }
    }
}
