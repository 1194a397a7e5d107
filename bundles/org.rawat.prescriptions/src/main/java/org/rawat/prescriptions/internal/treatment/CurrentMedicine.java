package org.rawat.prescriptions.internal.treatment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.PrescriptionItem;

/**
 * A medicine that a patient takes now, as a doctor sees it beside the form.
 *
 * @param item the medicine and its dosage
 * @param doctor the name of the doctor who prescribed it
 * @param last the last day, in the clinic's time; null when it is not known
 */
public record CurrentMedicine(PrescriptionItem item, String doctor, @Nullable LocalDate last) {}
