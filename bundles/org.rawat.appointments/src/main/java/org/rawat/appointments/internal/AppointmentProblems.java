package org.rawat.appointments.internal;

import org.rawat.api.ProblemException;
import org.rawat.appointments.api.AppointmentStatus;

/** What can be wrong with a booking, a change or a schedule. */
final class AppointmentProblems {
    private AppointmentProblems() {}

    /** Somebody else has booked or holds this time. */
    static ProblemException slotTaken() {
        return ProblemException.conflict("slot-taken");
    }

    /** The patient has another appointment that overlaps. */
    static ProblemException patientBusy() {
        return ProblemException.conflict("patient-busy");
    }

    /** It has changed since it was shown. */
    static ProblemException stale() {
        return ProblemException.conflict("stale");
    }

    /** The status that it has now does not allow this. */
    static ProblemException wrongState(AppointmentStatus now) {
        return ProblemException.conflict("wrong-state", now);
    }

    /** Earlier than fifteen minutes before the start. */
    static ProblemException notBegun() {
        return ProblemException.conflict("not-begun");
    }

    /** Before the start. */
    static ProblemException notStarted() {
        return ProblemException.conflict("not-started");
    }

    /** After the start. */
    static ProblemException alreadyBegun() {
        return ProblemException.conflict("already-begun");
    }

    /** The doctor has a schedule at this location. */
    static ProblemException scheduleExists() {
        return ProblemException.conflict("schedule-exists");
    }

    /** No schedule has a slot that begins then. */
    static ProblemException noSuchSlot() {
        return ProblemException.invalid("start", "no-such-slot");
    }

    /** The doctor is absent or does not receive patients. */
    static ProblemException noSuchDoctor() {
        return ProblemException.invalid("doctor", "no-such-doctor");
    }

    /** Nobody is one's own doctor. */
    static ProblemException ownDoctor() {
        return ProblemException.invalid("doctor", "own-doctor");
    }

    /** The patient is absent or not for this asker: the two must not be told apart. */
    static ProblemException noSuchPatient() {
        return ProblemException.invalid("patient", "no-such-patient");
    }
}
