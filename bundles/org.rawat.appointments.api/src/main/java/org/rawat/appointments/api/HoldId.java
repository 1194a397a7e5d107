package org.rawat.appointments.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a slot held for five minutes while somebody fills in the booking form. */
public record HoldId(UUID value) {
    /** A new id. */
    public static HoldId next(Clock clock) {
        return new HoldId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static HoldId fromPath(String text) {
        return new HoldId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
