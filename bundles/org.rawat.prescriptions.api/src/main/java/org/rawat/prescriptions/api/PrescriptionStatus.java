package org.rawat.prescriptions.api;

/**
 * Where a prescription stands, after FHIR R4 MedicationRequest.status. Allowed moves: draft to
 * active (signed) or entered-in-error (thrown away); active to completed, cancelled or
 * entered-in-error; completed and cancelled to entered-in-error, which is final.
 */
public enum PrescriptionStatus {
    /** Being written; nobody but its doctor sees it. */
    DRAFT,
    /** Signed and in force. */
    ACTIVE,
    /** Signed, and the treatment is over. */
    COMPLETED,
    /** Signed, and stopped before the treatment was over, for a reason. */
    CANCELLED,
    /** Should never have been written, for a reason. */
    ENTERED_IN_ERROR
}
