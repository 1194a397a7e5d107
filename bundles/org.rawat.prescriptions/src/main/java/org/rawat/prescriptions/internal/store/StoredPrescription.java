package org.rawat.prescriptions.internal.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionStatus;

/**
 * A prescription as its rows say: no copies of people, those stand in the signed version's text.
 *
 * @param items those of the signed version, or of the draft
 * @param signed the signed version; null for a draft
 * @param validUntil the last day; null when a draft takes the usual one, and in format 1
 * @param refilled how often each item was handed out again; only those that were
 */
public record StoredPrescription(
        PrescriptionId id,
        long version,
        PrescriptionStatus status,
        int signedVersion,
        AppointmentId appointmentId,
        PersonId patientId,
        PersonId doctorId,
        LocalDate date,
        String diagnosis,
        String notes,
        @Nullable BigDecimal weightKg,
        List<PrescriptionItem> items,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant signedAt,
        @Nullable UUID signedAttempt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable StoredVersion signed,
        @Nullable LocalDate validUntil,
        Map<PrescriptionItemId, Integer> refilled) {
    public StoredPrescription {
        items = List.copyOf(items);
        refilled = Map.copyOf(refilled);
    }
}
