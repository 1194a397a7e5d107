package org.rawat.chat.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.conversations.api.ConversationId;

/**
 * Sends a message.
 *
 * @param conversation where
 * @param clientId what the sender's device calls it
 * @param body what it says, as it was sent
 * @param replyTo the number of the entry that it answers, or null
 * @param urgent whether the patient is asked to confirm
 */
public record SendMessage(
        ConversationId conversation,
        UUID clientId,
        String body,
        @Nullable Long replyTo,
        boolean urgent) {}
