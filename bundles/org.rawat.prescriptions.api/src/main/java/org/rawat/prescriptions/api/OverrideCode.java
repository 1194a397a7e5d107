package org.rawat.prescriptions.api;

/** Why a doctor signs in spite of a severe finding. */
public enum OverrideCode {
    /** The benefit outweighs the risk for this patient. */
    BENEFIT,
    /** The patient has taken it before without harm. */
    TOLERATED,
    /** It will be watched: laboratory, pressure, pulse, symptoms. */
    MONITORED,
    /** The dose is adapted, or the medicines are taken apart. */
    ADJUSTED,
    /** There is no suitable other medicine. */
    NO_ALTERNATIVE,
    /** What is on record is not true or no longer. */
    RECORD_WRONG,
    /** The earlier medicine is stopped. */
    REPLACES,
    /** Something else, in words. */
    OTHER
}
