package org.rawat.prescriptions.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.internal.store.StoredPrescription;

/**
 * All that one signed version says.
 *
 * @param previous the fingerprint of the version before, so that versions hang together; null for
 *     the first
 * @param validUntil the last day; null in format 1
 * @param format of the canonical text
 */
record SignedContent(
        PrescriptionId id,
        int number,
        @Nullable String previous,
        Instant signedAt,
        @Nullable String reason,
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
        @Nullable LocalDate validUntil,
        int format) {
    SignedContent {
        items = List.copyOf(items);
    }

    /** The same with these items. */
    SignedContent with(List<PrescriptionItem> others) {
        return new SignedContent(
                id,
                number,
                previous,
                signedAt,
                reason,
                appointmentId,
                patientId,
                doctorId,
                patient,
                doctor,
                clinic,
                date,
                diagnosis,
                notes,
                others,
                validUntil,
                format);
    }

    /** The same with everything that the rows say too in the rows' words. */
    SignedContent as(StoredPrescription rows) {
        return new SignedContent(
                rows.id(),
                rows.signedVersion(),
                previous,
                rows.signedAt() == null ? signedAt : rows.signedAt(),
                reason,
                rows.appointmentId(),
                rows.patientId(),
                rows.doctorId(),
                new PrescribedPatient(
                        patient.name(),
                        patient.birthDate(),
                        patient.age(),
                        patient.sex(),
                        rows.weightKg()),
                doctor,
                clinic,
                rows.date(),
                rows.diagnosis(),
                rows.notes(),
                rows.items(),
                rows.validUntil(),
                format);
    }
}
