package org.rawat.prescriptions.api;

import org.rawat.api.PersonId;
import org.rawat.api.RawatEvent;

/** What happens to signed prescriptions; published after the commit. Drafts tell nobody. */
public sealed interface PrescriptionEvent extends RawatEvent {
    PrescriptionId prescription();

    /** For whom it is. */
    PersonId patient();

    /** A version was signed: the first, or one that replaced another. */
    record Signed(PrescriptionId prescription, PersonId patient, int signedVersion)
            implements PrescriptionEvent {}

    /** A signed prescription moved to another status. */
    record Moved(PrescriptionId prescription, PersonId patient, PrescriptionStatus status)
            implements PrescriptionEvent {}
}
