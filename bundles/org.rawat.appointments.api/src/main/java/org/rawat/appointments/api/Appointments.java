package org.rawat.appointments.api;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;

/**
 * Appointments. A service. Patients (and parents acting) see and touch their own, doctors those
 * with them, staff and administrators all; to anybody else an appointment does not exist.
 */
@ProviderType
public interface Appointments {
    /**
     * An appointment.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker
     */
    Appointment appointment(Actor actor, AppointmentId appointment);

    /** An appointment, for a function that decides itself who may know of it. */
    Optional<Appointment> find(AppointmentId appointment);

    /** As {@link #find}, for many at once; absent ones are left out. */
    Map<AppointmentId, Appointment> findAll(Collection<AppointmentId> appointments);

    /**
     * A patient's appointments, newest first; the asking account's own person and children when
     * {@code patient} is null.
     */
    Page<Appointment> ofPatient(Actor actor, @Nullable PersonId patient, String after, int limit);

    /**
     * A doctor's appointments that begin in the span, by time; that doctor, staff, administrators.
     */
    List<Appointment> agenda(Actor actor, PersonId doctor, Instant from, Instant until);

    /**
     * Whether this doctor has or had an appointment (not cancelled) with this patient: what lets a
     * doctor see a patient's record.
     */
    boolean isDoctorOf(PersonId doctor, PersonId patient);

    /**
     * Holds a free slot for five minutes for this account. Repeated, it starts the five minutes
     * anew; an account holds three slots at most, the oldest goes first.
     *
     * @throws org.rawat.api.ProblemException conflict {@code slot-taken}; invalid, naming {@code
     *     doctor} or {@code start}, when there is no such slot
     */
    Hold hold(Actor actor, PersonId doctor, Instant startsAt);

    /**
     * Books a slot: pending when a patient does, confirmed when staff does. May be repeated with
     * the same key: answers with the first result. Publishes {@link AppointmentEvent.Booked}. Only
     * {@code Actor.timer("demo")} may book a slot of the past.
     *
     * @throws org.rawat.api.ProblemException conflict {@code slot-taken} or {@code patient-busy};
     *     invalid, naming {@code patient} (absent, or not for this asker), {@code doctor}, {@code
     *     start} (no such slot) or {@code reason}
     */
    Appointment book(Actor actor, BookAppointment command, ClientKey key);

    /** Confirms; the doctor, staff, administrators. Conflict {@code wrong-state}, {@code stale}. */
    Appointment confirm(Actor actor, AppointmentId appointment, long version);

    /**
     * Completes; the doctor. Conflict {@code not-begun} earlier than 15 minutes before the start,
     * {@code wrong-state}, {@code stale}.
     */
    Appointment complete(Actor actor, AppointmentId appointment, long version);

    /**
     * Cancels with a reason (1 to 500 characters); everybody who sees it, before its start, staff
     * and administrators later too. Conflict {@code already-begun}, {@code wrong-state}, {@code
     * stale}. The slot is free at once.
     */
    Appointment cancel(Actor actor, AppointmentId appointment, long version, String reason);

    /**
     * Notes that the patient did not come; the doctor, staff, administrators. Conflict {@code
     * not-started} before the start, {@code wrong-state}, {@code stale}.
     */
    Appointment noShow(Actor actor, AppointmentId appointment, long version);

    /**
     * Moves to another slot of the same doctor: cancels this one (its reason stays empty) and books
     * the other in one unit, with {@link Appointment#rescheduledFrom()}. Everybody who may cancel;
     * pending when a patient does, else confirmed. May be repeated with the same key. Conflicts as
     * in {@link #cancel} and {@link #book}.
     */
    Appointment reschedule(
            Actor actor, AppointmentId appointment, long version, Instant startsAt, ClientKey key);
}
