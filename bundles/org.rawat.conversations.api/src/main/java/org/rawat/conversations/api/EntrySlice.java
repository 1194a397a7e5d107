package org.rawat.conversations.api;

import java.util.List;

/**
 * A part of a conversation.
 *
 * @param entries in the order of their numbers
 * @param earlier whether there are entries before them
 * @param later whether there are entries after them
 */
public record EntrySlice(List<Entry> entries, boolean earlier, boolean later) {
    public EntrySlice {
        entries = List.copyOf(entries);
    }
}
