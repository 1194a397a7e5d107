package org.rawat.identity.api;

/** Administrative gender, after FHIR R4. */
public enum Sex {
    MALE,
    FEMALE,
    OTHER,
    UNKNOWN
}
