package org.rawat.prescriptions.api.spi;

/** How much a finding weighs, the worst first. */
public enum SafetySeverity {
    /** Must not be given. */
    CONTRAINDICATED,
    /** May harm seriously; only for a reason. */
    SEVERE,
    /** To be heeded: watch, adapt, space apart. */
    MODERATE,
    /** Worth knowing. */
    MINOR;

    /** Whether signing asks the doctor for a coded reason. */
    public boolean needsReason() {
        return this == CONTRAINDICATED || this == SEVERE;
    }
}
