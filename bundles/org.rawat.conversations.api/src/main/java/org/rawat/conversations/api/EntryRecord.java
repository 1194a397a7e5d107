package org.rawat.conversations.api;

import java.time.Instant;
import java.util.List;

/**
 * An entry with all that was ever written in it, for the record.
 *
 * @param entry as it is shown
 * @param versions its texts from the first to the newest, also of a deleted one
 */
public record EntryRecord(Entry entry, List<Version> versions) {
    /**
     * One version of a text.
     *
     * @param number from 1
     * @param text what it said
     * @param at when it was written
     */
    public record Version(long number, String text, Instant at) {}

    public EntryRecord {
        versions = List.copyOf(versions);
    }
}
