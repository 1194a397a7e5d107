package org.rawat.conversations.api;

import org.rawat.api.PersonId;

/**
 * The entry that another one answers.
 *
 * @param seq its number in the same conversation
 * @param sender who wrote it
 * @param side on which side that person stands
 * @param text its beginning as it is now, at most {@link #MAX} characters; empty when it has been
 *     deleted or is not of text
 */
public record EntryQuote(long seq, PersonId sender, Side side, String text) {
    /** The most characters (code points) of a quoted text. */
    public static final int MAX = 120;
}
