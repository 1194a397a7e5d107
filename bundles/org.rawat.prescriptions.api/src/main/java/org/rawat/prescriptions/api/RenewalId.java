package org.rawat.prescriptions.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a request for a renewal. */
public record RenewalId(UUID value) {
    /** A new id. */
    public static RenewalId next(Clock clock) {
        return new RenewalId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static RenewalId fromPath(String text) {
        return new RenewalId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
