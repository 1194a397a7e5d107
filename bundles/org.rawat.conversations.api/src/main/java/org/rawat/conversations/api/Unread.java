package org.rawat.conversations.api;

import java.util.Map;

/**
 * How much an account has not read: entries of others to be read (no calls) with a number above the
 * account's read mark, counted each time, so that it cannot go wrong for long.
 *
 * @param asPatient in the conversations in which the account stands on the patient's side
 * @param asDoctor in those in which it stands on the doctor's
 * @param conversations the count of each conversation in which there is something to read
 */
public record Unread(long asPatient, long asDoctor, Map<ConversationId, Long> conversations) {
    public Unread {
        conversations = Map.copyOf(conversations);
    }

    /** Both sides together: what {@code GET /api/messages/unread-count} answers. */
    public long total() {
        return asPatient + asDoctor;
    }
}
