package org.rawat.realtime.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.AccountId;

/** The open sockets. A service, for functions; asks no database, never blocks. */
@ProviderType
public interface Live {
    /**
     * Sends an event without a number to every open socket of these accounts: after the commit
     * inside a unit of work, at once outside. Whoever has no socket misses it.
     *
     * @param type for example {@code unread}
     * @param data a JSON tree: String, Long, Integer, Double, Boolean, List, Map, null
     */
    void publish(Collection<AccountId> accounts, String type, Map<String, ?> data);

    /** Whether somebody is there. Who may know that decides the function that asks. */
    Presence presence(AccountId account);

    /** Whether a socket of the account is open, in sight or not. */
    boolean reachable(AccountId account);

    /** The account's open sockets, the oldest first. */
    List<Socket> sockets(AccountId account);

    /** An open socket by its id. */
    Optional<Socket> socket(UUID id);

    /**
     * Closes the sockets that the test names.
     *
     * @return how many
     */
    int disconnect(Predicate<? super Socket> which, CloseReason reason);
}
