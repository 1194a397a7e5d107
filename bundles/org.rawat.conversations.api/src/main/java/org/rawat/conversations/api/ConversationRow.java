package org.rawat.conversations.api;

import org.jspecify.annotations.Nullable;

/**
 * A conversation as a list shows it.
 *
 * @param conversation the conversation
 * @param last its newest entry, null while there is none
 * @param unread how many entries the asker has not read
 */
public record ConversationRow(Conversation conversation, @Nullable Entry last, long unread) {}
