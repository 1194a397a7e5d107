package org.rawat.chat.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;

/**
 * A message that is stored for good.
 *
 * @param conv where
 * @param entry which entry it has become
 * @param seq its number there
 * @param at when it was stored
 * @param dup whether the same was stored before, and this is what it became then
 */
public record Sent(ConversationId conv, EntryId entry, long seq, Instant at, boolean dup) {
    static Sent of(Entry it, boolean dup) {
        return new Sent(it.conversation(), it.id(), it.seq(), it.at(), dup);
    }

    /** As the socket answers it. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("conv", conv.toString());
        tree.put("entry", entry.toString());
        tree.put("seq", seq);
        tree.put("at", at.toString());
        tree.put("dup", dup);
        return tree;
    }
}
