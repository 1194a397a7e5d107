package org.rawat.web.api;

/** Who may ask a route at all. Who may do so to one object is decided in the service. */
public enum Audience {
    /** Everybody, signed in or not. */
    ANYONE,
    /** Whoever has signed in, with any role. */
    SIGNED_IN,
    PATIENT,
    DOCTOR,
    STAFF,
    ADMINISTRATOR
}
