package org.rawat.calls.api;

/** How a call began. Whether a camera runs later is the business of the two browsers. */
public enum CallType {
    VOICE,
    VIDEO
}
