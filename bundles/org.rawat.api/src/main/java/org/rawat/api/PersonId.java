package org.rawat.api;

import java.time.Clock;
import java.util.UUID;

/** Names a person's record. A person is not an account: a child has a record and no account. */
public record PersonId(UUID value) {
    /** A new id. */
    public static PersonId next(Clock clock) {
        return new PersonId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static PersonId fromPath(String text) {
        return new PersonId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
