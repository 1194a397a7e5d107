package org.rawat.prescriptions.api;

import java.time.LocalDate;

/**
 * What anybody may know who holds a signed prescription on paper: nothing about the patient's
 * health, and nobody's name but the clinic's.
 *
 * @param issuer the clinic's name, as signed
 * @param date the prescription's date in the location's zone, as signed
 * @param state where this version stands now
 * @param refillsLeft how often the medicine with the most refills left may still be filled again; 0
 *     unless it is active
 * @param intact false when what is stored is not what was signed, or not this version
 */
public record PrescriptionStanding(
        String issuer, LocalDate date, State state, int refillsLeft, boolean intact) {

    /** Where a version stands. */
    public enum State {
        /** In force. */
        ACTIVE,
        /** The treatment is over. */
        COMPLETED,
        /** Stopped, or should never have been written. */
        CANCELLED,
        /** A later version took its place. */
        REPLACED,
        /** Its time is over. */
        EXPIRED
    }
}
