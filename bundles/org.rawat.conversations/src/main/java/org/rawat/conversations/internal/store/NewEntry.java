package org.rawat.conversations.internal.store;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntryKind;
import org.rawat.conversations.api.EntryQuote;
import org.rawat.conversations.api.Side;

/** An entry about to be stored, with its number. */
public record NewEntry(
        EntryId id,
        ConversationId conversation,
        long seq,
        AccountId senderId,
        PersonId sender,
        Side side,
        UUID clientId,
        EntryKind kind,
        String text,
        Map<String, @Nullable Object> metadata,
        @Nullable EntryQuote replyTo,
        boolean urgent,
        Instant at) {

    /** As it is once it is stored. */
    public Entry toRecord() {
        return new Entry(
                id,
                conversation,
                seq,
                kind,
                senderId,
                sender,
                side,
                clientId,
                text,
                at,
                1,
                null,
                null,
                replyTo,
                urgent,
                null,
                null,
                metadata);
    }
}
