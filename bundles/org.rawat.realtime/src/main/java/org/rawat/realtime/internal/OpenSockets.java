package org.rawat.realtime.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rawat.api.AccountId;
import org.rawat.realtime.api.CloseReason;

/**
 * All open sockets. They belong to this bundle and to no function: a function that comes or goes
 * closes none of them.
 */
@Component(service = OpenSockets.class)
public final class OpenSockets {
    private final Map<UUID, OpenSocket> byId = new ConcurrentHashMap<>();
    private final Map<String, Set<OpenSocket>> bySession = new ConcurrentHashMap<>();
    private final Map<AccountId, AccountSockets> byAccount = new ConcurrentHashMap<>();
    private volatile Consumer<OpenSocket> readOn = socket -> {};
    private volatile boolean stopping;

    @Activate
    public OpenSockets() {}

    /** Says who reads the log for a socket that cannot be pushed to. */
    void readOn(Consumer<OpenSocket> reader) {
        readOn = reader;
    }

    /** A connection has been made; closes the oldest of its session when there are too many. */
    void add(OpenSocket socket, int mostOfSession) {
        if (stopping) {
            socket.close(CloseReason.RESTART);
            return;
        }
        byId.put(socket.id(), socket);
        bySession.compute(
                socket.sessionHash(),
                (session, sockets) -> {
                    Set<OpenSocket> all =
                            sockets == null ? ConcurrentHashMap.newKeySet(2) : sockets;
                    all.add(socket);
                    return all;
                });
        List<OpenSocket> open =
                ofSession(socket.sessionHash()).stream()
                        .filter(one -> one.closing() == null)
                        .sorted(Comparator.comparingLong(OpenSocket::openedAt))
                        .toList();
        for (int i = 0; i < open.size() - mostOfSession; i++) {
            open.get(i).close(CloseReason.TOO_MANY);
        }
    }

    /** The socket gets the account's events from now on, as far as it can. */
    void join(OpenSocket socket) {
        byAccount.compute(
                socket.account(),
                (account, sockets) -> {
                    AccountSockets all =
                            sockets == null
                                    ? new AccountSockets(behind -> readOn.accept(behind))
                                    : sockets;
                    if (!all.all().contains(socket)) {
                        all.add(socket);
                    }
                    return all;
                });
        if (!byId.containsKey(socket.id())) {
            // Gone while it was joining.
            leave(socket);
        }
    }

    /** The line is gone; true when the socket was known. */
    boolean remove(OpenSocket socket) {
        boolean known = byId.remove(socket.id()) != null;
        bySession.computeIfPresent(
                socket.sessionHash(),
                (session, sockets) -> {
                    sockets.remove(socket);
                    return sockets.isEmpty() ? null : sockets;
                });
        leave(socket);
        return known;
    }

    private void leave(OpenSocket socket) {
        byAccount.computeIfPresent(
                socket.account(), (account, all) -> all.remove(socket) ? null : all);
    }

    Collection<OpenSocket> all() {
        return byId.values();
    }

    int size() {
        return byId.size();
    }

    @Nullable OpenSocket find(UUID id) {
        return byId.get(id);
    }

    Collection<OpenSocket> ofSession(String sessionHash) {
        return bySession.getOrDefault(sessionHash, Set.of());
    }

    /** Those that have said hello, or are just saying it. */
    List<OpenSocket> of(AccountId account) {
        AccountSockets sockets = byAccount.get(account);
        return sockets == null ? List.of() : sockets.all();
    }

    /** Where the account's events are pushed to, null when it has no socket. */
    @Nullable AccountSockets stream(AccountId account) {
        return byAccount.get(account);
    }

    Collection<AccountSockets> streams() {
        return byAccount.values();
    }

    /** Uninstalling a bundle closes no socket: this does, so that pages come again. */
    @Deactivate
    void deactivate() {
        stopping = true;
        restart();
    }

    /** Lets every page come again. */
    void restart() {
        byId.values().forEach(socket -> socket.close(CloseReason.RESTART));
    }
}
