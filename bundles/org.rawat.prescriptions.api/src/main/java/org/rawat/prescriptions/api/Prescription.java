package org.rawat.prescriptions.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;

/**
 * A prescription as it is now. What a signed one shows was copied when it was signed and never
 * changes, whatever becomes of the patient's record, the doctor's or the catalogue's; ids are only
 * links. A draft shows what would be copied if it were signed now.
 *
 * @param id its id
 * @param version grows by one with each change of the draft, the content or the status
 * @param status where it stands
 * @param signedVersion the number of the signed version shown here, from 1; 0 for a draft
 * @param appointmentId the visit for which it was written
 * @param patientId for whom
 * @param doctorId by whom
 * @param patient the patient as shown
 * @param doctor the doctor as shown
 * @param clinic the letterhead as shown
 * @param date the prescription's date in the location's zone
 * @param diagnosis the diagnosis; may be empty in a draft
 * @param notes further notes; may be empty
 * @param items the medicines in their order
 * @param createdAt when the draft was begun
 * @param changedAt when it was last changed
 * @param signedAt when the version shown here was signed; null for a draft
 * @param amendReason why this version replaced the one before; null for a draft and the first
 * @param endedAt when it was completed, cancelled or marked as entered in error; else null
 * @param endReason why; null unless there is a reason
 * @param fingerprint the SHA-256 of the version's canonical text in lower-case hexadecimal; null
 *     for a draft
 * @param intact false when what is stored is not what was signed: then nothing of it may be trusted
 * @param validUntil the last day on which it may be filled, in the location's zone; null in a draft
 *     that takes the clinic's usual validity, and in versions that were signed before Rawat kept it
 * @param remaining of each medicine that has refills, in the items' order
 * @param staysInClinic whether a medicine of it is controlled: then it is filled only where it was
 *     written and is never sent anywhere, by whatever function
 */
public record Prescription(
        PrescriptionId id,
        long version,
        PrescriptionStatus status,
        int signedVersion,
        AppointmentId appointmentId,
        PersonId patientId,
        PersonId doctorId,
        PrescribedPatient patient,
        Prescriber doctor,
        Letterhead clinic,
        LocalDate date,
        String diagnosis,
        String notes,
        List<PrescriptionItem> items,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant signedAt,
        @Nullable String amendReason,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable String fingerprint,
        boolean intact,
        @Nullable LocalDate validUntil,
        List<RemainingRefills> remaining,
        boolean staysInClinic) {

    public Prescription {
        items = List.copyOf(items);
        remaining = List.copyOf(remaining);
    }

    /** Of unknown validity and without refills. */
    public Prescription(
            PrescriptionId id,
            long version,
            PrescriptionStatus status,
            int signedVersion,
            AppointmentId appointmentId,
            PersonId patientId,
            PersonId doctorId,
            PrescribedPatient patient,
            Prescriber doctor,
            Letterhead clinic,
            LocalDate date,
            String diagnosis,
            String notes,
            List<PrescriptionItem> items,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant signedAt,
            @Nullable String amendReason,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            @Nullable String fingerprint,
            boolean intact) {
        this(
                id,
                version,
                status,
                signedVersion,
                appointmentId,
                patientId,
                doctorId,
                patient,
                doctor,
                clinic,
                date,
                diagnosis,
                notes,
                items,
                createdAt,
                changedAt,
                signedAt,
                amendReason,
                endedAt,
                endReason,
                fingerprint,
                intact,
                null,
                List.of(),
                items.stream().anyMatch(PrescriptionItem::staysInClinic));
    }

    /** Whether it was ever signed. */
    public boolean signed() {
        return signedVersion > 0;
    }
}
