package org.rawat.appointments.internal;

import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;

/** Who may see and do what. */
final class AppointmentAccess {
    private AppointmentAccess() {}

    /** Staff, administrators, and the demonstration clinic that stands in for them. */
    static boolean isStaff(Actor actor) {
        return actor.isAny(Role.STAFF, Role.ADMINISTRATOR) || isDemo(actor);
    }

    static boolean isDemo(Actor actor) {
        return actor.equals(Actor.timer("demo"));
    }

    static boolean isDoctor(Actor actor, PersonId doctor) {
        return actor.is(Role.DOCTOR) && doctor.equals(actor.personId());
    }

    static boolean sees(Actor actor, Appointment appointment) {
        return isStaff(actor)
                || isDoctor(actor, appointment.doctorId())
                || actor.mayActFor(appointment.patientId());
    }

    /** Confirming and noting a no-show: the doctor's and the staff's, never the patient's. */
    static void requireReceiving(Actor actor, Appointment appointment) {
        if (!isStaff(actor) && !isDoctor(actor, appointment.doctorId())) {
            throw ProblemException.forbidden();
        }
    }

    static void requireDoctor(Actor actor, Appointment appointment) {
        if (!isDemo(actor) && !isDoctor(actor, appointment.doctorId())) {
            throw ProblemException.forbidden();
        }
    }

    /** A doctor's own agenda and schedule; to another doctor they do not exist. */
    static void requireAgenda(Actor actor, PersonId doctor) {
        if (!isStaff(actor) && !isDoctor(actor, doctor)) {
            throw actor.is(Role.DOCTOR)
                    ? ProblemException.notFound()
                    : ProblemException.forbidden();
        }
    }

    static void requireStaff(Actor actor) {
        if (!isStaff(actor)) {
            throw ProblemException.forbidden();
        }
    }
}
