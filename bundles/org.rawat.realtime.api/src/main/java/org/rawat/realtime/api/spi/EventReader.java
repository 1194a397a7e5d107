package org.rawat.realtime.api.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.rawat.api.Actor;
import org.rawat.realtime.api.LoggedEvent;

/**
 * Registered as a service by a function that appends to the log: turns what was stored into what
 * the reader may see now. While it is absent its events are skipped, and the number moves on.
 */
@ConsumerType
public interface EventReader {
    /** The types it reads, for example {@code msg.new}; asked once. */
    Set<String> types();

    /**
     * Reads events of its types, of one account, in the order of their numbers, at most 1,000 at
     * once. Asked outside any unit of work.
     *
     * @return as many as were given, in the same order; null for what is no longer to be seen
     */
    List<@Nullable Map<String, ?>> read(Actor actor, List<LoggedEvent> events);
}
