package org.rawat.prescriptions.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import org.rawat.api.PersonId;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.identity.api.LocationId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.RegisterNumber;

/** One line of the register of controlled medicines, with everything it shows. */
public record RegisterLine(
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
