package org.rawat.prescriptions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;

/**
 * A patient's request that a prescription be written once more.
 *
 * @param id its id
 * @param prescription what is to be renewed, as it was signed
 * @param patientId for whom
 * @param doctorId who is asked
 * @param status where it stands
 * @param requestedAt when it was asked for
 * @param answeredAt when it was answered or withdrawn; null while it waits
 * @param reason why it was declined; null unless it was
 * @param successor the prescription that was begun for it: the signed one once it is approved, a
 *     draft while the doctor is still writing; null when there is none
 */
public record Renewal(
        RenewalId id,
        Prescription prescription,
        PersonId patientId,
        PersonId doctorId,
        RenewalStatus status,
        Instant requestedAt,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        @Nullable PrescriptionId successor) {}
