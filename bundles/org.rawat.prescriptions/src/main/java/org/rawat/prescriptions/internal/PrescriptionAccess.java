package org.rawat.prescriptions.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.prescriptions.internal.store.StoredPrescription;

/** Who may see and write what. */
final class PrescriptionAccess {
    private PrescriptionAccess() {}

    /** Its doctor always; the patient, or a parent acting, once it is signed. */
    static StoredPrescription readable(Actor actor, StoredPrescription prescription) {
        boolean received =
                prescription.signedVersion() > 0 && actor.mayActFor(prescription.patientId());
        if (!received && !isDoctor(actor, prescription.doctorId())) {
            throw ProblemException.notFound();
        }
        return prescription;
    }

    static StoredPrescription writable(Actor actor, StoredPrescription prescription) {
        if (!isDoctor(actor, prescription.doctorId())) {
            throw ProblemException.notFound();
        }
        return prescription;
    }

    /** The doctor's own appointment, if it is one for which may be prescribed now. */
    static Appointment prescribable(Actor actor, Appointment appointment, Instant now) {
        if (!isDoctor(actor, appointment.doctorId())) {
            throw ProblemException.notFound();
        }
        if (appointment.prescribable(now)) {
            return appointment;
        }
        throw ProblemException.conflict(
                switch (appointment.status()) {
                    case PENDING -> "appointment-pending";
                    case CANCELLED -> "appointment-cancelled";
                    case NO_SHOW -> "appointment-no-show";
                    case CONFIRMED, COMPLETED -> "appointment-not-begun";
                });
    }

    static boolean isDoctor(Actor actor, PersonId doctor) {
        return actor.is(Role.DOCTOR) && doctor.equals(actor.personId());
    }

    /** The asking doctor; to anybody else there is nothing. */
    static PersonId doctor(Actor actor) {
        if (!actor.is(Role.DOCTOR)) {
            throw ProblemException.notFound();
        }
        return actor.requirePerson();
    }

    /** The account's own person and those it acts for. */
    static Set<PersonId> patients(Actor actor) {
        Set<PersonId> patients = new HashSet<>(actor.actsFor());
        patients.add(actor.requirePerson());
        return patients;
    }
}
