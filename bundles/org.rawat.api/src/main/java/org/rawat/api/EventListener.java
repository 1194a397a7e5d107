package org.rawat.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Registered as a service by whoever wants to hear of events. Called after the commit, on a thread
 * of the publisher's side; must return quickly; what it throws is logged and harms nobody.
 */
@ConsumerType
public interface EventListener {
    void on(RawatEvent event);
}
