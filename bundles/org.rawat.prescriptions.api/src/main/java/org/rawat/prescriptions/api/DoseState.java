package org.rawat.prescriptions.api;

/** What became of one dose. */
public enum DoseState {
    /** Its time has not come. */
    LATER,
    /** Its time has come, and nobody has said anything of it. */
    DUE,
    TAKEN,
    SKIPPED,
    /** Long past, and nobody has said anything of it. */
    MISSED
}
