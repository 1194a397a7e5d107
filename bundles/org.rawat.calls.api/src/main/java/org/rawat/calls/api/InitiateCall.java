package org.rawat.calls.api;

import java.util.UUID;
import org.rawat.conversations.api.ConversationId;

/**
 * Calls the other side of a conversation.
 *
 * @param conversation which conversation
 * @param type voice or video
 * @param device the caller's browser
 */
public record InitiateCall(ConversationId conversation, CallType type, UUID device) {}
