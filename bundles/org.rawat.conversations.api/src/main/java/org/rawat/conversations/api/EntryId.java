package org.rawat.conversations.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names an entry of a conversation. */
public record EntryId(UUID value) {
    /** A new id. */
    public static EntryId next(Clock clock) {
        return new EntryId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static EntryId fromPath(String text) {
        return new EntryId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
