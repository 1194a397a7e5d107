package org.rawat.prescriptions.internal;

import java.util.List;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.PrescriptionId;

/**
 * What a doctor begins with.
 *
 * @param appointment for which visit
 * @param patientId for whom
 * @param patient the patient with the weight of the record
 * @param allergies as the patient's record says, one a line; empty when none are known
 * @param catalogue whether medicines can be chosen from a catalogue now
 * @param drafts what the doctor has begun for this visit and not signed
 */
public record PrescriptionStart(
        AppointmentId appointment,
        PersonId patientId,
        PrescribedPatient patient,
        String allergies,
        boolean catalogue,
        List<PrescriptionId> drafts) {
    public PrescriptionStart {
        drafts = List.copyOf(drafts);
    }
}
