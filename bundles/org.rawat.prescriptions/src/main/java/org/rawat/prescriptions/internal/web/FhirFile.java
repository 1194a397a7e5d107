package org.rawat.prescriptions.internal.web;

import java.util.Set;
import org.rawat.api.Actor;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.internal.PrescriptionExport;
import org.rawat.prescriptions.internal.fhir.PrescriptionBundle;
import org.rawat.web.api.Download;

/** The prescription for another system. */
final class FhirFile {
    private FhirFile() {}

    static Download of(PrescriptionExport export, Actor actor, Prescription prescription) {
        return new Download(
                PrescriptionBundle.MEDIA_TYPE,
                "rawat-" + prescription.date() + "-" + prescription.id() + ".fhir.json",
                export.fhir(actor, prescription),
                false,
                Set.of(prescription.patientId()));
    }
}
