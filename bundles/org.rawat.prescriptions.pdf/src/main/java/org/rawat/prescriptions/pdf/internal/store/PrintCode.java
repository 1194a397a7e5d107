package org.rawat.prescriptions.pdf.internal.store;

import java.time.Instant;
import org.rawat.api.PersonId;
import org.rawat.prescriptions.api.PrescriptionId;

/**
 * What one code stands for.
 *
 * @param code 26 characters
 * @param prescription the prescription
 * @param number which signed version of it
 * @param patient for whom it is
 * @param fingerprint that of the version when the code was made
 * @param madeAt when that was
 * @param seal over all of it
 */
public record PrintCode(
        String code,
        PrescriptionId prescription,
        int number,
        PersonId patient,
        String fingerprint,
        Instant madeAt,
        String seal) {}
