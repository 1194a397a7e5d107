package org.rawat.appointments.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /**
     * A patient's appointments, newest first; the asking account's own person and children when
     * {@code patient} is null.
     */
    Page<Appointment> ofPatient(
            Actor actor,
            @org.jspecify.annotations.Nullable PersonId patient,
            String after,
            int limit);

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
     * Holds a free slot for five minutes for this account.
     *
     * @throws org.rawat.api.ProblemException conflict {@code slot-taken}; invalid when no such slot
     */
    Hold hold(Actor actor, PersonId doctor, Instant startsAt);

    /**
     * Books a slot: pending when a patient does, confirmed when staff does. May be repeated with
     * the same key: answers with the first result. Publishes {@link AppointmentEvent.Booked}.
     *
     * @throws org.rawat.api.ProblemException conflict {@code slot-taken} or {@code patient-busy};
     *     invalid, naming the field
     */
    Appointment book(Actor actor, BookAppointment command, ClientKey key);

    /** Confirms; the doctor, staff, administrators. Conflict {@code wrong-state}, {@code stale}. */
    Appointment confirm(Actor actor, AppointmentId appointment, long version);

    /**
     * Completes; the doctor. Conflict {@code not-begun} earlier than 15 minutes before the start.
     */
    Appointment complete(Actor actor, AppointmentId appointment, long version);

    /** Cancels with a reason (1 to 500 characters); everybody who sees it, before it has begun. */
    Appointment cancel(Actor actor, AppointmentId appointment, long version, String reason);

    /** Notes that the patient did not come; the doctor, staff; after the start. */
    Appointment noShow(Actor actor, AppointmentId appointment, long version);

    /** Moves to another slot: cancels this one and books the other in one unit. */
    Appointment reschedule(
            Actor actor, AppointmentId appointment, long version, Instant startsAt, ClientKey key);
}
