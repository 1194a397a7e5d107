package org.rawat.prescriptions.api;

import java.time.LocalDate;
import java.util.List;

/**
 * What a patient, and the children for whom the patient acts, take on one day.
 *
 * @param day the day in the reader's zone
 * @param today whether it is today
 * @param earliest the earliest day that can be seen
 * @param treatments the medicines of all active prescriptions of all doctors, running ones first
 */
public record TreatmentDay(
        LocalDate day, boolean today, LocalDate earliest, List<Treatment> treatments) {
    public TreatmentDay {
        treatments = List.copyOf(treatments);
    }
}
