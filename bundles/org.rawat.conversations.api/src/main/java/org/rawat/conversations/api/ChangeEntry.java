package org.rawat.conversations.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may happen to an entry that is stored. What was sent stays on record through all of it. */
public sealed interface ChangeEntry {
    /**
     * Another text, by its sender, at most 15 minutes after it was sent.
     *
     * @param version the version that was seen
     * @param text the new text, checked by the caller
     */
    record Edit(long version, String text) implements ChangeEntry {}

    /**
     * Shown no longer, by its sender, while the conversation is open.
     *
     * @param version the version that was seen
     */
    record Delete(long version) implements ChangeEntry {}

    /** The patient confirms an urgent one; may be repeated. */
    record Confirm() implements ChangeEntry {}

    /**
     * Other metadata, for an entry of a call only, by the function that wrote it: as one who takes
     * part, or as {@code Actor.timer}.
     *
     * @param metadata all of them, as in {@link AppendEntry}
     */
    record Describe(Map<String, @Nullable Object> metadata) implements ChangeEntry {
        public Describe {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }
    }
}
