package org.rawat.calls.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a call. */
public record CallSessionId(UUID value) {
    /** A new id. */
    public static CallSessionId next(Clock clock) {
        return new CallSessionId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static CallSessionId fromPath(String text) {
        return new CallSessionId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
