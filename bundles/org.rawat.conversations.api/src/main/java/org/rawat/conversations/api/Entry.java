package org.rawat.conversations.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;

/**
 * An entry of a conversation as it is to be seen now. What was sent is kept for the record through
 * every edit, and after it was deleted; this shows the newest version, and of a deleted one
 * nothing.
 *
 * @param id its id
 * @param conversation where it stands
 * @param seq its number there, from 1 without gaps, given with the row: the only order there is
 * @param kind what it is
 * @param senderId the account that wrote it
 * @param sender the person of that account
 * @param side on which side that person stands
 * @param clientId what the sender's device called it
 * @param text what it says, 1 to 4,000 characters for a text, as it was typed: whoever shows it
 *     makes characters that turn directions harmless; empty when it was deleted
 * @param at when it was stored, to the microsecond
 * @param version grows by one with each edit and with deleting
 * @param editedAt when its text was last changed, or null
 * @param deletedAt when it was deleted, or null
 * @param replyTo what it answers, or null
 * @param urgent whether the doctor asks the patient to confirm that it was read
 * @param confirmedAt when the patient did, or null
 * @param readAt when somebody of the other side had first read it, or null; written with the mark
 * @param metadata what its kind needs: strings, whole and decimal numbers, booleans, lists, maps
 */
public record Entry(
        EntryId id,
        ConversationId conversation,
        long seq,
        EntryKind kind,
        AccountId senderId,
        PersonId sender,
        Side side,
        UUID clientId,
        String text,
        Instant at,
        long version,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable EntryQuote replyTo,
        boolean urgent,
        @Nullable Instant confirmedAt,
        @Nullable Instant readAt,
        Map<String, @Nullable Object> metadata) {

    /** The most characters (code points) of a text. */
    public static final int TEXT_MAX = 4_000;

    /** For how long its sender may change a text after it was sent. */
    public static final java.time.Duration EDITABLE = java.time.Duration.ofMinutes(15);

    public Entry {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Whether it was deleted: its place stays, its text is shown to nobody. */
    public boolean deleted() {
        return deletedAt != null;
    }

    /** Whether this account may change its text now, while the conversation is open. */
    public boolean editable(AccountId account, Instant now) {
        return senderId.equals(account)
                && kind == EntryKind.TEXT
                && !deleted()
                && now.isBefore(at.plus(EDITABLE));
    }
}
