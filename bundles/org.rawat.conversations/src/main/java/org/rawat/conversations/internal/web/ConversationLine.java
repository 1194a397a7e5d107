package org.rawat.conversations.internal.web;

import org.rawat.conversations.api.ConversationRow;

/**
 * A conversation as the page of a list shows it.
 *
 * @param row the conversation
 * @param name the other side
 * @param patient for whom the reader writes, when it is not the reader; else empty
 * @param last how the newest entry begins; empty when it is no text or deleted
 * @param mine whether the reader wrote it
 */
record ConversationLine(
        ConversationRow row, String name, String patient, String last, boolean mine) {}
