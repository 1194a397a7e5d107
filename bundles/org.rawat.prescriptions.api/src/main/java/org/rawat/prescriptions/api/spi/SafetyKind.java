package org.rawat.prescriptions.api.spi;

/** What was looked at. */
public enum SafetyKind {
    ALLERGY,
    DUPLICATE_THERAPY,
    INTERACTION,
    MAXIMUM_DOSE,
    AGE,
    WEIGHT,
    PREGNANCY,
    BREASTFEEDING,
    RENAL,
    OTHER
}
