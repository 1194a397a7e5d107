package org.rawat.prescriptions.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.appointments.api.AppointmentId;

/**
 * Prescriptions. A service; absent while its function is not installed.
 *
 * <p>A doctor writes for the doctor's own appointments and sees what the doctor wrote. Patients and
 * parents acting for them see what was signed. To anybody else, staff and administrators included,
 * a prescription does not exist: not found. Each change is recorded in the audit within its unit of
 * work; reads are recorded by whoever shows them.
 */
@ProviderType
public interface Prescriptions {
    /**
     * A prescription.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker
     */
    Prescription prescription(Actor actor, PrescriptionId prescription);

    /**
     * What was signed for the asking account's own person and children, newest first.
     *
     * @param status only these, or null for all
     * @param after the {@code next} of the page before, or empty
     * @param limit 1 to 100
     * @throws org.rawat.api.ProblemException invalid, when {@code after} is none of ours
     */
    Page<Prescription> received(
            Actor actor, @Nullable PrescriptionStatus status, String after, int limit);

    /**
     * What the asking doctor has written, newest first; drafts too, thrown away ones not. As {@link
     * #received}.
     */
    Page<Prescription> written(
            Actor actor, @Nullable PrescriptionStatus status, String after, int limit);

    /** What the asking doctor has written for this appointment, oldest first. */
    List<Prescription> writtenFor(Actor actor, AppointmentId appointment);

    /** How many active ones the asking account's own person and children have. */
    int active(Actor actor);

    /**
     * Begins a draft for an appointment that is confirmed or completed and has begun; its doctor.
     * May be repeated with the same key: answers with the first result.
     *
     * @throws org.rawat.api.ProblemException not found; conflict {@code appointment-pending},
     *     {@code appointment-cancelled}, {@code appointment-no-show}, {@code
     *     appointment-not-begun}; invalid, {@code items.N.product} with {@code not-found}, {@code
     *     not-medicine}, {@code retired} or {@code required}, {@code items.N.name} with {@code
     *     required} while there is no catalogue, the same of a compound's {@code
     *     items.N.ingredients.M}; {@code items.N.refills} with {@code controlled}; {@code
     *     validUntil} with {@code validity-past}, {@code validity-long}
     */
    Prescription draft(
            Actor actor, AppointmentId appointment, WritePrescription command, ClientKey key);

    /**
     * Changes a draft; its doctor.
     *
     * @param version the version that was seen
     * @throws org.rawat.api.ProblemException as {@link #draft}; conflict {@code stale}, {@code
     *     wrong-state} when it is no draft any more
     */
    Prescription change(
            Actor actor, PrescriptionId prescription, long version, WritePrescription command);

    /**
     * Replaces the signed content of an active prescription by a next version of the same id, which
     * is signed by this; its doctor. The version before stays as it was signed. Publishes {@link
     * PrescriptionEvent.Signed}.
     *
     * @param version the version that was seen
     * @param reason why, 1 to 500 characters
     * @param reasons as in {@link #sign}
     * @throws org.rawat.api.ProblemException as {@link #sign}; invalid {@code reason}; conflict
     *     {@code wrong-state} when it is not active
     */
    Prescription amend(
            Actor actor,
            PrescriptionId prescription,
            long version,
            WritePrescription command,
            String reason,
            List<SafetyReason> reasons);

    /** As {@link #amend} without any reason for a severe finding. */
    default Prescription amend(
            Actor actor,
            PrescriptionId prescription,
            long version,
            WritePrescription command,
            String reason) {
        return amend(actor, prescription, version, command, reason, List.of());
    }

    /**
     * Signs a draft: copies everything it shows, freezes it, makes it visible to the patient; its
     * doctor. Of several at once one wins. Publishes {@link PrescriptionEvent.Signed}.
     *
     * @param version the version that was seen
     * @param attempt names this attempt, so that repeating it answers with its result instead of a
     *     conflict; null when it will not be repeated
     * @param reasons why it is signed in spite of severe findings, one for each; others are ignored
     * @throws org.rawat.api.ProblemException not found; conflict {@code stale}, {@code wrong-state}
     *     or as {@link #draft}; invalid, naming every field that an Indonesian prescription needs
     *     and that is missing: {@code patient.name}, {@code patient.birthDate}, {@code
     *     patient.sex}, {@code weightKg}, {@code doctor.name}, {@code doctor.sip}, {@code
     *     doctor.address}, {@code doctor.phone}, {@code diagnosis}, {@code items}, {@code
     *     items.N.name}, {@code .strength}, {@code .form}, {@code .dosage}, {@code .quantity},
     *     {@code .ingredients}, {@code .ingredients.M.amount}, {@code .ingredients.M.strength}; or
     *     {@code .product} with {@code retired}, {@code not-medicine}, or {@code other-law} when it
     *     came under another law since it was written
     */
    Prescription sign(
            Actor actor,
            PrescriptionId prescription,
            long version,
            @Nullable UUID attempt,
            List<SafetyReason> reasons);

    /** As {@link #sign} without any reason for a severe finding. */
    default Prescription sign(
            Actor actor, PrescriptionId prescription, long version, @Nullable UUID attempt) {
        return sign(actor, prescription, version, attempt, List.of());
    }

    /**
     * What every source of safety knowledge says: of a draft now, of a signed one as it was kept
     * when it was signed; for its doctor. Asks other services: never inside a unit of work.
     *
     * @throws org.rawat.api.ProblemException not found
     */
    SafetyReview review(Actor actor, PrescriptionId prescription);

    /**
     * Notes that the treatment of an active one is over; its doctor. Publishes {@link
     * PrescriptionEvent.Moved}, as do the next two.
     *
     * @throws org.rawat.api.ProblemException not found; conflict {@code stale}, {@code wrong-state}
     */
    Prescription complete(Actor actor, PrescriptionId prescription, long version);

    /**
     * Stops an active one; its doctor.
     *
     * @param reason 1 to 500 characters; the patient reads it
     */
    Prescription cancel(Actor actor, PrescriptionId prescription, long version, String reason);

    /**
     * Notes that it should never have been written, or throws a draft away; its doctor.
     *
     * @param reason 1 to 500 characters; the patient reads it unless it is a draft
     */
    Prescription enteredInError(
            Actor actor, PrescriptionId prescription, long version, String reason);

    /**
     * All signed versions, newest first; for whoever sees the prescription.
     *
     * @throws org.rawat.api.ProblemException not found
     */
    List<PrescriptionVersion> history(Actor actor, PrescriptionId prescription);

    /**
     * What a stranger may know about one signed version. For whoever shows it to the public and has
     * made sure, by a secret that is printed on the paper, that the asker holds it; not recorded.
     *
     * @param number the version's number, from 1
     * @param fingerprint that of the version on paper; when it is not the one kept, the answer is
     *     not intact
     * @return empty when there is no such version
     */
    Optional<PrescriptionStanding> standing(
            PrescriptionId prescription, int number, String fingerprint);
}
