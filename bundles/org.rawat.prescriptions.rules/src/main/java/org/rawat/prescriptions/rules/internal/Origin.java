package org.rawat.prescriptions.rules.internal;

import java.util.Locale;

/** Whose rules they are. */
public enum Origin {
    /** Came with this bundle. */
    SHIPPED,
    /** Loaded by an administrator; takes the place of a shipped one of the same key. */
    CLINIC;

    /** As the database keeps it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
