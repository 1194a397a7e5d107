package org.rawat.prescriptions.pdf.internal;

import java.time.LocalDate;
import org.rawat.prescriptions.api.PrescriptionStanding;

/**
 * What the public page says about a code, and nothing else: no name, no medicine, no diagnosis.
 *
 * @param genuine false when the stored prescription is not what was signed, or when a file was
 *     compared and is not what was made
 * @param fileCompared whether a file was compared
 * @param issuer the clinic
 * @param date the prescription's date
 * @param state where the version stands
 * @param refillsLeft how often it may still be filled again
 */
public record Verified(
        boolean genuine,
        boolean fileCompared,
        String issuer,
        LocalDate date,
        PrescriptionStanding.State state,
        int refillsLeft) {}
