package org.rawat.appointments.internal;

import java.time.Instant;
import org.rawat.api.Actor;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;

/**
 * What somebody may do with an appointment at one moment, for showing only: each act is decided
 * again when it is done.
 *
 * @param confirm to say that it takes place
 * @param complete to say that it has taken place
 * @param noShow to note that the patient did not come
 * @param cancel to cancel it, or to move it to another time
 */
public record AppointmentChoices(
        boolean confirm, boolean complete, boolean noShow, boolean cancel) {
    static AppointmentChoices of(Actor actor, Appointment appointment, Instant now) {
        boolean staff = AppointmentAccess.isStaff(actor);
        boolean doctor = AppointmentAccess.isDoctor(actor, appointment.doctorId());
        return new AppointmentChoices(
                (staff || doctor) && possible(appointment, AppointmentStatus.CONFIRMED, now, staff),
                doctor && possible(appointment, AppointmentStatus.COMPLETED, now, staff),
                (staff || doctor) && possible(appointment, AppointmentStatus.NO_SHOW, now, staff),
                AppointmentAccess.sees(actor, appointment)
                        && possible(appointment, AppointmentStatus.CANCELLED, now, staff));
    }

    private static boolean possible(
            Appointment appointment, AppointmentStatus to, Instant now, boolean staff) {
        return AppointmentRules.refusal(appointment, to, now, staff).isEmpty();
    }

    /** Whether there is nothing to do. */
    public boolean none() {
        return !confirm && !complete && !noShow && !cancel;
    }
}
