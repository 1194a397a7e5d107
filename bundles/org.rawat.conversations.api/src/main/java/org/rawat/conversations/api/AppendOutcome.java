package org.rawat.conversations.api;

import org.rawat.api.ProblemException;

/** What became of one entry of those that were to be added together. */
public sealed interface AppendOutcome {
    /** It is stored, once the unit commits. */
    record Stored(Entry entry) implements AppendOutcome {}

    /** The same was stored before: this is what it became then. */
    record Duplicate(Entry entry) implements AppendOutcome {}

    /**
     * It is not stored, and the others are.
     *
     * @param problem not found (absent, or not for this sender); not signed in (the session or the
     *     account has ended); conflict {@code conversation-closed}, {@code conversation-locked} or
     *     {@code client-id-reused}; invalid, naming {@code replyTo} or {@code urgent}
     */
    record Refused(ProblemException problem) implements AppendOutcome {}
}
