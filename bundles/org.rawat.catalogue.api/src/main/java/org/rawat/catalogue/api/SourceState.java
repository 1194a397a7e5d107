package org.rawat.catalogue.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source of medicines is doing.
 *
 * @param name the source's name
 * @param available whether it answered when it was last asked, or was not asked yet
 * @param lastAnswer when it last answered, null for never
 */
public record SourceState(String name, boolean available, @Nullable Instant lastAnswer) {}
