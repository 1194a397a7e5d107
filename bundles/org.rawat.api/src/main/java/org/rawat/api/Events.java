package org.rawat.api;

import org.osgi.annotation.versioning.ProviderType;

/** Publishes events to all listeners. A service. */
@ProviderType
public interface Events {
    /**
     * Publishes the event after the current unit of work has committed, or at once when there is
     * none. A unit that rolls back publishes nothing.
     */
    void publish(RawatEvent event);
}
