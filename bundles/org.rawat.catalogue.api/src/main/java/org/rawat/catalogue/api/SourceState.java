package org.rawat.catalogue.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source of medicines is doing.
 *
 * @param name the source's name
 * @param available whether it answered when it was last asked, or was not asked yet
 * @param lastAnswer when it last answered, null for never
 * @param silentSince since when it has not answered, null while it does
 */
public record SourceState(
        String name,
        boolean available,
        @Nullable Instant lastAnswer,
        @Nullable Instant silentSince) {

    /** Of unknown beginning, when it does not answer. */
    public SourceState(String name, boolean available, @Nullable Instant lastAnswer) {
        this(name, available, lastAnswer, null);
    }
}
