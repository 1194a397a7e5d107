package org.rawat.prescriptions.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;

/**
 * Requests for renewals. A service; absent while prescriptions are not installed. A request exists
 * for the patient, parents acting, and the doctor who signed; to anybody else it is not found. Each
 * change is recorded in the audit within its unit of work.
 */
@ProviderType
public interface Renewals {
    /** How many of a list are shown at most. */
    int LIST_MAX = 200;

    /**
     * Asks for a renewal; the patient or a parent acting. While a request for the prescription
     * waits, asking again answers with it.
     *
     * @param prescription an active or completed one
     * @throws org.rawat.api.ProblemException not found; conflict {@code wrong-state} for a
     *     prescription that was cancelled or entered in error, {@code controlled} when it holds a
     *     controlled medicine, for which the doctor must see the patient
     */
    Renewal request(Actor actor, PrescriptionId prescription);

    /** What was asked for, by the asking account's own person and children, newest first. */
    List<Renewal> requested(Actor actor);

    /** What waits for the asking doctor, oldest first. */
    List<Renewal> waiting(Actor actor);

    /** How many wait for the asking doctor. */
    int waitingCount(Actor actor);

    /**
     * Writes the prescription once more with today's date and signs it, through everything that
     * signing asks for; its doctor. May be repeated: one request makes one prescription.
     *
     * @throws org.rawat.api.ProblemException not found; conflict {@code renewal-answered}; whatever
     *     {@link Prescriptions#draft} and {@link Prescriptions#sign} throw. When the draft could be
     *     begun and not signed, the request keeps waiting and names the draft as its successor;
     *     once the doctor has signed that, the request is approved
     */
    Renewal approve(Actor actor, RenewalId renewal);

    /**
     * Says no; its doctor.
     *
     * @param reason 1 to 500 characters; the patient reads it
     * @throws org.rawat.api.ProblemException not found; invalid {@code reason}; conflict {@code
     *     renewal-answered}
     */
    Renewal decline(Actor actor, RenewalId renewal, String reason);

    /**
     * Takes the request back; the patient or a parent acting.
     *
     * @throws org.rawat.api.ProblemException not found; conflict {@code renewal-answered}
     */
    Renewal withdraw(Actor actor, RenewalId renewal);
}
