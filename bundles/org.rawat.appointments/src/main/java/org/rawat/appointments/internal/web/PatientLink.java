package org.rawat.appointments.internal.web;

import org.jspecify.annotations.Nullable;
import org.rawat.api.Uuid7;

/** The patient for whom staff looks for a time, carried from page to page in the address. */
final class PatientLink {
    private PatientLink() {}

    /** The id as it may stand in a link; null for anything that is no id. */
    static @Nullable String of(@Nullable String patient) {
        return patient != null && Uuid7.parse(patient).isPresent() ? patient : null;
    }
}
