package org.rawat.prescriptions.api;

import java.time.Instant;
import java.time.LocalDate;
import org.rawat.api.PersonId;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.identity.api.LocationId;

/**
 * One line of a location's register of controlled medicines: one controlled medicine of one signed
 * version, with everything it shows as it was signed.
 *
 * @param locationId whose register
 * @param number its number there
 * @param itemId the medicine, a link
 * @param prescriptionId the prescription, a link
 * @param version its signed version, from 1
 * @param kind under which law
 * @param medicine name, strength and form; of a compound also what is controlled in it
 * @param quantity how many
 * @param unit of what
 * @param dosage how to take it, in the doctor's words
 * @param date the prescription's date in the location's zone
 * @param signedAt when it was signed
 * @param patientId for whom, a link
 * @param patientName for whom
 * @param doctorId by whom, a link
 * @param doctorName by whom
 * @param doctorSip the number of the doctor's practice licence
 * @param clinicName the location as the prescription shows it
 */
public record RegisterEntry(
        LocationId locationId,
        RegisterNumber number,
        PrescriptionItemId itemId,
        PrescriptionId prescriptionId,
        int version,
        ControlledKind kind,
        String medicine,
        int quantity,
        String unit,
        String dosage,
        LocalDate date,
        Instant signedAt,
        PersonId patientId,
        String patientName,
        PersonId doctorId,
        String doctorName,
        String doctorSip,
        String clinicName) {}
