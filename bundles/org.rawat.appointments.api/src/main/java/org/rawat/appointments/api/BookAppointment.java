package org.rawat.appointments.api;

import java.time.Instant;
import org.rawat.api.PersonId;

/**
 * Books a slot.
 *
 * @param patientId for whom
 * @param doctorId with whom
 * @param startsAt the slot's start; the rest follows from the schedule
 * @param reason why, at most 500 characters; may be empty
 */
public record BookAppointment(
        PersonId patientId, PersonId doctorId, Instant startsAt, String reason) {}
