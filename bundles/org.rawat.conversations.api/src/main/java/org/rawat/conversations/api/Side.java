package org.rawat.conversations.api;

/**
 * The two sides of a conversation. A doctor who is a patient too stands on the one side here and on
 * the other there, and finds them in two lists.
 */
public enum Side {
    /** The patient, and parents who act for the patient. */
    PATIENT,
    DOCTOR
}
