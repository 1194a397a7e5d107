package org.rawat.prescriptions.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.RenewalId;
import org.rawat.prescriptions.api.RenewalStatus;

/** A request for a renewal. */
@Entity
@Table(schema = "prescriptions", name = "renewals")
public class RenewalEntity {
    @Id private UUID id;

    @Column(name = "prescription_id")
    private UUID prescriptionId;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Enumerated(EnumType.STRING)
    private RenewalStatus status;

    @Column(name = "requested_at")
    private OffsetDateTime requestedAt;

    @Column(name = "requested_by")
    private UUID requestedBy;

    @Column(name = "answered_at")
    private @Nullable OffsetDateTime answeredAt;

    @Column private @Nullable String reason;

    @Column(name = "successor_id")
    private @Nullable String successorId;

    static RenewalEntity requested(
            RenewalId id,
            PrescriptionId prescription,
            PersonId patient,
            PersonId doctor,
            AccountId by,
            Instant at) {
        RenewalEntity row = new RenewalEntity();
        row.id = id.value();
        row.prescriptionId = prescription.value();
        row.patientId = patient.value();
        row.doctorId = doctor.value();
        row.status = RenewalStatus.REQUESTED;
        row.requestedBy = by.value();
        row.requestedAt = at.atOffset(ZoneOffset.UTC);
        return row;
    }

    void succeededBy(PrescriptionId successor) {
        successorId = successor.toString();
    }

    void answer(RenewalStatus answer, @Nullable String why, Instant at) {
        status = answer;
        reason = why;
        answeredAt = at.atOffset(ZoneOffset.UTC);
    }

    StoredRenewal toStored() {
        return new StoredRenewal(
                new RenewalId(id),
                new PrescriptionId(prescriptionId),
                new PersonId(patientId),
                new PersonId(doctorId),
                status,
                requestedAt.toInstant(),
                answeredAt == null ? null : answeredAt.toInstant(),
                reason,
                successorId == null ? null : new PrescriptionId(UUID.fromString(successorId)));
    }
}
