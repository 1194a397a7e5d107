package org.rawat.conversations.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.internal.Links;

/**
 * An entry as the page of a room shows it.
 *
 * @param entry the entry
 * @param mine whether the reader wrote it
 * @param name who wrote it
 * @param parts its text, links found
 * @param quote what it answers, or null
 * @param tick how far one's own entry has come: {@code sent}, {@code delivered} or {@code read};
 *     empty for others'
 * @param day whether it is the first of its day
 */
record EntryLine(
        Entry entry,
        boolean mine,
        String name,
        List<Links.Part> parts,
        @Nullable Quoted quote,
        String tick,
        boolean day) {
    /** What is answered, by whom it was written and how it begins. */
    record Quoted(long seq, String name, String text) {}
}
