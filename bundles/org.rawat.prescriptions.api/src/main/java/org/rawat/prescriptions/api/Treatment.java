package org.rawat.prescriptions.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;

/**
 * One medicine that a patient is taking, with its doses of one day.
 *
 * @param prescription the active prescription that it stands on
 * @param item the medicine as it was signed
 * @param patientId who takes it
 * @param patient the patient's name as it was signed
 * @param doctor the doctor's name as it was signed
 * @param since the first day, in the reader's zone: that of the signature, or the next when all
 *     doses of that day are past
 * @param lastDay the last day, by what was said or by when the supply is used up, whichever is
 *     earlier; null when neither is known
 * @param earliest whether the supply may last longer, because it is taken as needed
 * @param ended whether the last day is past
 * @param renewable whether a renewal may be asked for: neither controlled nor asked for already
 * @param doses the doses of that day in their order; empty when the directions are free text, do
 *     not say when, or mean another day
 */
public record Treatment(
        PrescriptionId prescription,
        PrescriptionItem item,
        PersonId patientId,
        String patient,
        String doctor,
        LocalDate since,
        @Nullable LocalDate lastDay,
        boolean earliest,
        boolean ended,
        boolean renewable,
        List<DueDose> doses) {
    public Treatment {
        doses = List.copyOf(doses);
    }
}
