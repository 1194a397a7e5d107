package org.rawat.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Registered as a service by each function that has something to say about its health. */
@ConsumerType
public interface HealthCheck {
    /** A short stable name, lower case with hyphens, for example {@code database}. */
    String name();

    /** Looks now; returns within two seconds and never throws on purpose. */
    Health check();
}
