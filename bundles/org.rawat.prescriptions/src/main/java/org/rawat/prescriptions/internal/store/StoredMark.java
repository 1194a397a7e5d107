package org.rawat.prescriptions.internal.store;

import java.time.Instant;
import org.rawat.prescriptions.api.DoseMark;
import org.rawat.prescriptions.api.PrescriptionItemId;

/**
 * What was noted of a dose.
 *
 * @param number its number among the medicine's doses of that day
 */
public record StoredMark(PrescriptionItemId item, int number, DoseMark mark, Instant markedAt) {}
