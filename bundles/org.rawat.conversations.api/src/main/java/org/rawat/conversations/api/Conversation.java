package org.rawat.conversations.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;

/**
 * A conversation as it is now. There is one for each appointment for which somebody has opened it.
 *
 * @param id its id
 * @param version grows by one with each change of the status or of what is pinned, not with entries
 * @param appointmentId the appointment that it is about
 * @param patientId whose visit it is; a parent acting writes for the patient
 * @param doctorId with whom
 * @param status whether it can be written in now: one whose window is over is closed from that
 *     moment on, also before a timer has noted it
 * @param closesAt when the window ends: some days after the visit, as the clinic has set
 * @param lastMessageAt when its newest entry was written, null while there is none
 * @param lastSeq the number of its newest entry, 0 while there is none; numbers have no gaps
 * @param pinned the number of the entry that the doctor has pinned, null when none is
 */
public record Conversation(
        ConversationId id,
        long version,
        AppointmentId appointmentId,
        PersonId patientId,
        PersonId doctorId,
        ConversationStatus status,
        Instant closesAt,
        @Nullable Instant lastMessageAt,
        long lastSeq,
        @Nullable Long pinned) {

    /** Whether it can be written in. */
    public boolean open() {
        return status == ConversationStatus.OPEN;
    }

    /**
     * The side on which this person stands: the doctor is its doctor, everybody else its patient.
     */
    public Side sideOf(PersonId person) {
        return person.equals(doctorId) ? Side.DOCTOR : Side.PATIENT;
    }
}
