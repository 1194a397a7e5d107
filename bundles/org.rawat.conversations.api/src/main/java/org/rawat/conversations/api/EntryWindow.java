package org.rawat.conversations.api;

/**
 * Which part of a conversation is wanted, by the numbers of its entries.
 *
 * @param where on which side of the number
 * @param seq the number; not looked at for {@link Where#NEWEST}
 */
public record EntryWindow(Where where, long seq) {
    /** On which side of the number. */
    public enum Where {
        /** The last ones. */
        NEWEST,
        /** Those right before the number. */
        BEFORE,
        /** Those right after the number. */
        AFTER,
        /** Half before the number; the number's own entry and what follows. */
        AROUND
    }

    public static EntryWindow newest() {
        return new EntryWindow(Where.NEWEST, 0);
    }

    public static EntryWindow before(long seq) {
        return new EntryWindow(Where.BEFORE, seq);
    }

    public static EntryWindow after(long seq) {
        return new EntryWindow(Where.AFTER, seq);
    }

    public static EntryWindow around(long seq) {
        return new EntryWindow(Where.AROUND, seq);
    }
}
