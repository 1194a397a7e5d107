package org.rawat.identity.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a location of the clinic. */
public record LocationId(UUID value) {
    /** A new id. */
    public static LocationId next(Clock clock) {
        return new LocationId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static LocationId fromPath(String text) {
        return new LocationId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
