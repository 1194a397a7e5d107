package org.rawat.api;

import java.time.Clock;
import java.util.UUID;

/** Names an account, with which a person signs in. */
public record AccountId(UUID value) {
    /** A new id. */
    public static AccountId next(Clock clock) {
        return new AccountId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static AccountId fromPath(String text) {
        return new AccountId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
