package org.rawat.api;

/** What an account may be in the clinic. Roles are a set: a doctor can be a patient. */
public enum Role {
    PATIENT,
    DOCTOR,
    STAFF,
    ADMINISTRATOR
}
