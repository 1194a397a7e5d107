package org.rawat.audit.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one appender of the record. A service.
 *
 * <p>Who calls it: a service method that changes something, inside its unit of work, once per
 * action. Reads, refusals and failures are recorded by the front door from the matched route's
 * action and the persons that the view names; a service does not record them again.
 */
@ProviderType
public interface Audit {
    /**
     * Appends. Inside a unit of work the record commits with it or not at all; outside, the call
     * returns when the record's batch is durable.
     *
     * @throws org.rawat.api.ProblemException unavailable, when the record cannot be written: then
     *     nothing may be shown or done
     */
    void append(AuditEntry entry);

    /**
     * Appends many records inside a unit of work, in a fixed number of round trips: for a service
     * that does many requests' work in one unit. They commit with it or not at all.
     *
     * @throws IllegalStateException outside a unit of work
     * @throws org.rawat.api.ProblemException unavailable, when they cannot be written
     */
    default void appendAll(List<AuditEntry> entries) {
        entries.forEach(this::append);
    }
}
