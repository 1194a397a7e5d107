package org.rawat.realtime.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.AccountId;

/**
 * Each account's log of durable events, with a number that a client names to get what it missed.
 * Kept for seven days, at most 10,000 events an account. A service, for functions.
 */
@ProviderType
public interface EventLog {
    /**
     * Numbers the entries in the order of the list and stores them, in two statements however many
     * there are; pushes them to the accounts' sockets after the commit, each account's in the order
     * of its numbers. Locks the accounts' counters, in the order of their ids, until the unit ends:
     * called late in a unit, and once.
     *
     * @throws IllegalStateException outside a unit of work
     * @throws IllegalArgumentException when a type or a reference is not as {@link LogEntry} says
     */
    void append(List<LogEntry> entries);

    /**
     * The number of each account's latest event, 0 when it has none; for tests and reports. Joins
     * the caller's unit of work when there is one.
     */
    Map<AccountId, Long> heads(Collection<AccountId> accounts);
}
