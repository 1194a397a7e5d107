package org.rawat.conversations.internal.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Side;

/**
 * A part of a conversation as a program gets it.
 *
 * @param conversation the conversation
 * @param side on which side the reader stands
 * @param doctor the doctor's name
 * @param patient the patient's name
 * @param entries as the socket sends them, in the order of their numbers
 * @param earlier whether there are entries before these
 * @param later whether there are entries after these
 * @param marks everybody's, as the socket sends them
 */
record Room(
        Conversation conversation,
        Side side,
        String doctor,
        String patient,
        List<Map<String, @Nullable Object>> entries,
        boolean earlier,
        boolean later,
        List<Map<String, Object>> marks) {}
