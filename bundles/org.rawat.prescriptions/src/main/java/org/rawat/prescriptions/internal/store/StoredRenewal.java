package org.rawat.prescriptions.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.RenewalId;
import org.rawat.prescriptions.api.RenewalStatus;

/** A request for a renewal as it is stored. */
public record StoredRenewal(
        RenewalId id,
        PrescriptionId prescription,
        PersonId patientId,
        PersonId doctorId,
        RenewalStatus status,
        Instant requestedAt,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        @Nullable PrescriptionId successor) {}
