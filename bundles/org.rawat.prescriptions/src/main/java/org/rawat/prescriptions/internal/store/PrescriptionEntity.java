package org.rawat.prescriptions.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionStatus;

/**
 * A prescription's row. Its version is counted here and not by the entity manager: every change is
 * made under the row's lock, and one unit may flush several times.
 */
@Entity
@Table(schema = "prescriptions", name = "prescriptions")
public class PrescriptionEntity {
    @Id private UUID id;

    @Column private int version;

    @Column(name = "appointment_id")
    private UUID appointmentId;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column private String diagnosis;
    @Column private String notes;

    @Column(name = "weight_kg")
    private @Nullable BigDecimal weightKg;

    @Column(name = "prescription_date")
    private LocalDate date;

    @Column(name = "valid_until")
    private @Nullable LocalDate validUntil;

    @Enumerated(EnumType.STRING)
    private PrescriptionStatus status;

    @Column(name = "signed_version")
    private int signedVersion;

    @Column(name = "signed_at")
    private @Nullable OffsetDateTime signedAt;

    @Column(name = "signed_attempt")
    private @Nullable String signedAttempt;

    @Column(name = "ended_at")
    private @Nullable OffsetDateTime endedAt;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "client_key")
    private UUID clientKey;

    static PrescriptionEntity draft(
            PrescriptionId id,
            AppointmentId appointment,
            PersonId patient,
            PersonId doctor,
            Written written,
            AccountId by,
            ClientKey key) {
        PrescriptionEntity row = new PrescriptionEntity();
        row.id = id.value();
        row.appointmentId = appointment.value();
        row.patientId = patient.value();
        row.doctorId = doctor.value();
        row.status = PrescriptionStatus.DRAFT;
        row.createdAt = utc(written.at());
        row.createdBy = by.value();
        row.clientKey = key.value();
        row.write(written);
        return row;
    }

    void write(Written written) {
        diagnosis = written.diagnosis();
        notes = written.notes();
        weightKg = written.weightKg() == null ? null : written.weightKg().setScale(1);
        date = written.date();
        validUntil = written.validUntil();
        changedAt = utc(written.at());
        version++;
    }

    void sign(StoredVersion signed, @Nullable UUID attempt) {
        status = PrescriptionStatus.ACTIVE;
        signedVersion = signed.number();
        signedAt = utc(signed.signedAt());
        signedAttempt = attempt == null ? null : attempt.toString();
    }

    void move(PrescriptionStatus to, @Nullable String reason, Instant at) {
        status = to;
        endedAt = utc(at);
        endReason = reason;
        changedAt = utc(at);
        version++;
    }

    UUID id() {
        return id;
    }

    int signedVersion() {
        return signedVersion;
    }

    StoredPrescription toStored(
            List<PrescriptionItem> items,
            Map<PrescriptionItemId, Integer> refilled,
            @Nullable StoredVersion signed) {
        return new StoredPrescription(
                new PrescriptionId(id),
                version,
                status,
                signedVersion,
                new AppointmentId(appointmentId),
                new PersonId(patientId),
                new PersonId(doctorId),
                date,
                diagnosis,
                notes,
                plain(weightKg),
                items,
                createdAt.toInstant(),
                changedAt.toInstant(),
                instant(signedAt),
                signedAttempt == null ? null : UUID.fromString(signedAttempt),
                instant(endedAt),
                endReason,
                signed,
                validUntil,
                refilled);
    }

    /** Without zeros at the end, so that equal weights are equal records. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
