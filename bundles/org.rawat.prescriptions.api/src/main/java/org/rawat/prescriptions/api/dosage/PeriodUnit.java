package org.rawat.prescriptions.api.dosage;

/** In what a period is counted. */
public enum PeriodUnit {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH
}
