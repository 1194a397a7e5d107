package org.rawat.conversations.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a conversation. */
public record ConversationId(UUID value) {
    /** A new id. */
    public static ConversationId next(Clock clock) {
        return new ConversationId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static ConversationId fromPath(String text) {
        return new ConversationId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
