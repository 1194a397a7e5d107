package org.rawat.prescriptions.api;

/** Where a request for a renewal stands. */
public enum RenewalStatus {
    /** The doctor has not answered. */
    REQUESTED,
    /** A new prescription was signed for it. */
    APPROVED,
    /** The doctor said no, and why. */
    DECLINED,
    /** The patient no longer wants it. */
    WITHDRAWN
}
