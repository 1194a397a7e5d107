package org.rawat.prescriptions.api;

/** What a patient says of a dose. */
public enum DoseMark {
    TAKEN,
    SKIPPED
}
