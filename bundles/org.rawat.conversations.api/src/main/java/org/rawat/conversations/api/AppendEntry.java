package org.rawat.conversations.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;

/**
 * Adds an entry to a conversation.
 *
 * @param sender the account that writes
 * @param sessionHash the session through which it writes (hexadecimal SHA-256 of its token, as in
 *     {@code IdentityEvent.SessionEnded}), looked at once more inside the unit; null for an entry
 *     that no session sends
 * @param conversation where
 * @param clientId what the sender's device calls it: one account uses it once, for ever
 * @param kind what it is
 * @param text what it says, checked by the caller; empty for a call
 * @param replyTo the number of the entry that it answers, or null
 * @param urgent whether the patient is asked to confirm; a doctor's only
 * @param metadata what its kind needs: strings, longs, doubles, booleans, lists, maps; at most 8
 *     KiB as JSON
 */
public record AppendEntry(
        Actor sender,
        @Nullable String sessionHash,
        ConversationId conversation,
        UUID clientId,
        EntryKind kind,
        String text,
        @Nullable Long replyTo,
        boolean urgent,
        Map<String, @Nullable Object> metadata) {
    public AppendEntry {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** A text that answers nothing and is not urgent. */
    public static AppendEntry text(
            Actor sender, ConversationId conversation, UUID clientId, String text) {
        return new AppendEntry(
                sender, null, conversation, clientId, EntryKind.TEXT, text, null, false, Map.of());
    }
}
