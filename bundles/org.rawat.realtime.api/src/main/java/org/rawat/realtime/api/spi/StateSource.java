package org.rawat.realtime.api.spi;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.rawat.api.Actor;

/**
 * Registered as a service by a function whose current values a page needs when it comes (again):
 * unread counts, marks, calls that ring.
 */
@ConsumerType
public interface StateSource {
    /** Its name in the reply to {@code hello}: {@code state.<name>}. */
    String name();

    /**
     * The values as they are now. Asked outside any unit of work, after the number up to which the
     * log is replayed was read, so that it is never older than the events; at most two seconds.
     * What it throws leaves its place empty.
     *
     * @return a JSON tree: String, Long, Integer, Double, Boolean, List, Map, null
     */
    Map<String, ?> state(Actor actor);
}
