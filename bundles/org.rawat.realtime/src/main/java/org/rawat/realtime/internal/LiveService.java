package org.rawat.realtime.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.realtime.api.CloseReason;
import org.rawat.realtime.api.Live;
import org.rawat.realtime.api.Presence;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.internal.wire.Frames;

/** What functions may do with open sockets. */
@Component(service = Live.class)
public final class LiveService implements Live {
    private final OpenSockets sockets;
    private final Presences presences;
    private final UnitOfWork units;

    @Activate
    public LiveService(
            @Reference OpenSockets sockets,
            @Reference Presences presences,
            @Reference UnitOfWork units) {
        this.sockets = sockets;
        this.presences = presences;
        this.units = units;
    }

    @Override
    public void publish(Collection<AccountId> accounts, String type, Map<String, ?> data) {
        Set<AccountId> readers = Set.copyOf(accounts);
        String frame = Frames.event(type, data);
        if (units.active()) {
            units.afterCommit(() -> push(readers, frame));
        } else {
            push(readers, frame);
        }
    }

    private void push(Set<AccountId> accounts, String frame) {
        for (AccountId account : accounts) {
            sockets.of(account).forEach(socket -> socket.push(frame));
        }
    }

    @Override
    public Presence presence(AccountId account) {
        return presences.of(account);
    }

    @Override
    public boolean reachable(AccountId account) {
        return sockets.of(account).stream().anyMatch(OpenSocket::reachable);
    }

    @Override
    public List<Socket> sockets(AccountId account) {
        return sockets.of(account).stream()
                .filter(OpenSocket::reachable)
                .sorted(Comparator.comparingLong(OpenSocket::openedAt))
                .map(Socket.class::cast)
                .toList();
    }

    @Override
    public Optional<Socket> socket(UUID id) {
        return Optional.ofNullable(sockets.find(id))
                .filter(OpenSocket::reachable)
                .map(Socket.class::cast);
    }

    @Override
    public int disconnect(Predicate<? super Socket> which, CloseReason reason) {
        List<OpenSocket> all =
                sockets.all().stream().filter(OpenSocket::reachable).filter(which).toList();
        all.forEach(socket -> socket.close(reason));
        return all.size();
    }
}
