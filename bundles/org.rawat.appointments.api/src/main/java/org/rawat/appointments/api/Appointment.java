package org.rawat.appointments.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.identity.api.LocationId;

/**
 * An appointment as it is now.
 *
 * @param id its id
 * @param version grows by one with each change
 * @param patientId whose visit it is
 * @param doctorId with whom
 * @param locationId at which location
 * @param startsAt when it begins
 * @param endsAt when it ends, exclusive
 * @param zone the location's zone, for showing
 * @param status where it stands
 * @param reason why the patient comes, in the patient's words; empty when not said
 * @param cancelReason why it was cancelled, null unless it was
 * @param rescheduledFrom the appointment that this one replaces, or null
 */
public record Appointment(
        AppointmentId id,
        long version,
        PersonId patientId,
        PersonId doctorId,
        LocationId locationId,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        AppointmentStatus status,
        String reason,
        @Nullable String cancelReason,
        @Nullable AppointmentId rescheduledFrom) {

    /** How long before the start completing and prescribing open. */
    public static final Duration OPENS_BEFORE = Duration.ofMinutes(15);

    /** Whether the visit may be completed and prescribed for: not long before it begins. */
    public boolean hasBegun(Instant now) {
        return !now.isBefore(startsAt.minus(OPENS_BEFORE));
    }

    /** Whether a prescription may be written: confirmed or completed, and begun. */
    public boolean prescribable(Instant now) {
        return (status == AppointmentStatus.CONFIRMED || status == AppointmentStatus.COMPLETED)
                && hasBegun(now);
    }
}
