package org.rawat.appointments.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Events;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentEvent;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.appointments.api.BookAppointment;
import org.rawat.appointments.api.Hold;
import org.rawat.appointments.internal.store.AppointmentStore;
import org.rawat.appointments.internal.store.ListPlace;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.persistence.api.UnitOfWork;

/** Appointments: who sees them and how they move. Making new ones is {@link Booking}'s. */
@Component(service = {Appointments.class, AppointmentService.class})
public final class AppointmentService implements Appointments {
    private static final int MAX_PAGE = 100;
    private static final int MAX_REASON = 500;

    private final UnitOfWork units;
    private final Audit audit;
    private final Events events;
    private final Clock clock;
    private final AppointmentStore store;
    private final Booking booking;

    @Activate
    public AppointmentService(
            @Reference(target = "(osgi.unit.name=appointments)") EntityManager entities,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference Events events,
            @Reference People people,
            @Reference Locations locations,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.store = new AppointmentStore(entities);
        SlotFinder slots = new SlotFinder(entities, people, locations, clock);
        this.booking = new Booking(entities, units, audit, events, people, slots, clock);
    }

    @Override
    public Appointment appointment(Actor actor, AppointmentId appointment) {
        return units.call(() -> visible(actor, appointment));
    }

    @Override
    public Optional<Appointment> find(AppointmentId appointment) {
        return units.call(() -> store.find(appointment));
    }

    @Override
    public Map<AppointmentId, Appointment> findAll(Collection<AppointmentId> appointments) {
        if (appointments.isEmpty()) {
            return Map.of();
        }
        return units.call(() -> store.findAll(appointments)).stream()
                .collect(Collectors.toUnmodifiableMap(Appointment::id, Function.identity()));
    }

    /** The appointment that took the place of a rescheduled one, for the same asker. */
    public Optional<Appointment> replacementOf(Actor actor, AppointmentId appointment) {
        return units.call(
                () ->
                        store.replacementOf(appointment)
                                .filter(one -> AppointmentAccess.sees(actor, one)));
    }

    @Override
    public Page<Appointment> ofPatient(
            Actor actor, @Nullable PersonId patient, String after, int limit) {
        Set<PersonId> patients = patient == null ? own(actor) : Set.of(patient);
        if (!AppointmentAccess.isStaff(actor) && !patients.stream().allMatch(actor::mayActFor)) {
            throw ProblemException.notFound();
        }
        ListPlace place =
                after.isEmpty()
                        ? null
                        : ListPlace.parse(after)
                                .orElseThrow(() -> ProblemException.invalid("after", "unknown"));
        int size = Math.max(1, Math.min(limit, MAX_PAGE));
        return units.call(
                () -> {
                    List<Appointment> found = store.ofPatients(patients, place, size + 1);
                    return found.size() <= size
                            ? new Page<>(found, null)
                            : new Page<>(
                                    found.subList(0, size),
                                    ListPlace.of(found.get(size - 1)).text());
                });
    }

    /** What is to come for the asker and the asker's children, the nearest first. */
    public List<Appointment> upcoming(Actor actor, int limit) {
        Set<PersonId> patients = own(actor);
        return units.call(() -> store.upcoming(patients, clock.instant(), limit));
    }

    private static Set<PersonId> own(Actor actor) {
        Set<PersonId> own = new HashSet<>(actor.actsFor());
        own.add(actor.requirePerson());
        return own;
    }

    @Override
    public List<Appointment> agenda(Actor actor, PersonId doctor, Instant from, Instant until) {
        AppointmentAccess.requireAgenda(actor, doctor);
        return units.call(() -> store.ofDoctor(doctor, from, until));
    }

    /** What still waits for this doctor's confirmation, the nearest first. */
    public List<Appointment> waitingFor(Actor actor, PersonId doctor, int limit) {
        AppointmentAccess.requireAgenda(actor, doctor);
        return units.call(() -> store.waitingFor(doctor, clock.instant(), limit));
    }

    /** Every doctor's appointments in the span, by time; staff and administrators. */
    public List<Appointment> all(Actor actor, Instant from, Instant until) {
        AppointmentAccess.requireStaff(actor);
        return units.call(() -> store.all(from, until));
    }

    @Override
    public boolean isDoctorOf(PersonId doctor, PersonId patient) {
        return units.call(() -> store.haveMet(doctor, patient));
    }

    @Override
    public Hold hold(Actor actor, PersonId doctor, Instant startsAt) {
        return booking.hold(actor, doctor, startsAt);
    }

    @Override
    public Appointment book(Actor actor, BookAppointment command, ClientKey key) {
        return booking.book(actor, command, key);
    }

    @Override
    public Appointment confirm(Actor actor, AppointmentId appointment, long version) {
        return units.call(
                () -> {
                    Appointment now = visible(actor, appointment);
                    AppointmentAccess.requireReceiving(actor, now);
                    return move(actor, now, version, AppointmentStatus.CONFIRMED, null);
                });
    }

    @Override
    public Appointment complete(Actor actor, AppointmentId appointment, long version) {
        return units.call(
                () -> {
                    Appointment now = visible(actor, appointment);
                    AppointmentAccess.requireDoctor(actor, now);
                    return move(actor, now, version, AppointmentStatus.COMPLETED, null);
                });
    }

    @Override
    public Appointment cancel(Actor actor, AppointmentId appointment, long version, String reason) {
        String words = reason.strip();
        if (words.isEmpty()) {
            throw ProblemException.invalid("reason", "required");
        }
        if (words.codePointCount(0, words.length()) > MAX_REASON) {
            throw ProblemException.invalid("reason", "too-long", MAX_REASON);
        }
        return units.call(
                () -> {
                    Appointment now = visible(actor, appointment);
                    return move(actor, now, version, AppointmentStatus.CANCELLED, words);
                });
    }

    @Override
    public Appointment noShow(Actor actor, AppointmentId appointment, long version) {
        return units.call(
                () -> {
                    Appointment now = visible(actor, appointment);
                    AppointmentAccess.requireReceiving(actor, now);
                    return move(actor, now, version, AppointmentStatus.NO_SHOW, null);
                });
    }

    @Override
    public Appointment reschedule(
            Actor actor, AppointmentId appointment, long version, Instant startsAt, ClientKey key) {
        return booking.reschedule(actor, appointment, version, startsAt, key);
    }

    /** What this asker may do with an appointment now. */
    public AppointmentChoices choices(Actor actor, Appointment appointment) {
        return AppointmentChoices.of(actor, appointment, clock.instant());
    }

    private Appointment visible(Actor actor, AppointmentId appointment) {
        return store.find(appointment)
                .filter(one -> AppointmentAccess.sees(actor, one))
                .orElseThrow(ProblemException::notFound);
    }

    private Appointment move(
            Actor actor,
            Appointment appointment,
            long version,
            AppointmentStatus to,
            @Nullable String cancelReason) {
        Instant now = clock.instant();
        if (appointment.version() != version) {
            throw AppointmentProblems.stale();
        }
        AppointmentRules.check(appointment, to, now, AppointmentAccess.isStaff(actor));
        Appointment moved = store.move(appointment.id(), to, cancelReason, actor.name(), now);
        audit.append(
                AuditEntry.of(actor, action(to), moved.patientId(), "appointment", moved.id()));
        events.publish(new AppointmentEvent.Moved(moved.id(), to));
        return moved;
    }

    private static String action(AppointmentStatus to) {
        return switch (to) {
            case PENDING -> "appointment.book";
            case CONFIRMED -> "appointment.confirm";
            case COMPLETED -> "appointment.complete";
            case CANCELLED -> "appointment.cancel";
            case NO_SHOW -> "appointment.no-show";
        };
    }
}
