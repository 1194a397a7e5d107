package org.rawat.prescriptions.internal.web;

import java.util.UUID;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.Prescriptions;

/**
 * The button that saves and signs at once. What was written is kept in any case: when something is
 * missing, the draft remains and its page says what.
 */
final class SignIfComplete {
    private SignIfComplete() {}

    /** The signed one, or the draft when something is missing. */
    static Prescription of(
            Prescriptions prescriptions, Actor actor, Prescription draft, UUID attempt) {
        if (draft.signed()) {
            return draft;
        }
        try {
            return prescriptions.sign(actor, draft.id(), draft.version(), attempt);
        } catch (ProblemException e) {
            if (e.kind() == ProblemKind.INVALID) {
                return draft;
            }
            throw e;
        }
    }

    /** Where the browser goes. */
    static String page(Intent intent, Prescription made) {
        String page = "/doctor/prescriptions/" + made.id();
        // What is missing stands beside its field; reasons are asked for on the page itself.
        boolean missing =
                intent.what() == Intent.What.SIGN
                        && !made.signed()
                        && !Pages.missing(made).isEmpty();
        return missing ? page + "/edit" : page;
    }

    static String notice(Intent intent, Prescription made) {
        if (made.signed()) {
            return made.signedVersion() > 1 ? "notice.amended" : "notice.signed";
        }
        if (intent.what() != Intent.What.SIGN) {
            return "notice.saved";
        }
        return Pages.missing(made).isEmpty() ? "notice.not-signed-checks" : "notice.not-signed";
    }
}
