package org.rawat.realtime.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.EventListener;
import org.rawat.api.ProblemException;
import org.rawat.api.RawatEvent;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.OpenSessions;
import org.rawat.realtime.api.CloseReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the sockets of sessions that have ended, and lets those come again whose rights change.
 */
@Component(service = {EventListener.class, Revocations.class})
public final class Revocations implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;

    private final OpenSockets sockets;
    private final OpenSessions sessions;
    private final Workers workers;

    @Activate
    public Revocations(
            @Reference OpenSockets sockets,
            @Reference OpenSessions sessions,
            @Reference Workers workers) {
        this.sockets = sockets;
        this.sessions = sessions;
        this.workers = workers;
    }

    @Override
    public void on(RawatEvent event) {
        if (event instanceof IdentityEvent.SessionEnded ended) {
            sockets.ofSession(ended.sessionHash())
                    .forEach(socket -> socket.close(CloseReason.SESSION_ENDED));
        } else if (event instanceof IdentityEvent.AccountChanged changed) {
            workers.work(() -> look(changed.account()));
        }
    }

    private void look(AccountId account) {
        List<OpenSocket> own =
                sockets.all().stream().filter(socket -> socket.account().equals(account)).toList();
        try {
            look(own);
        } catch (ProblemException e) {
            LOG.debug("Sessions cannot be looked at now", e);
            workers.later(AGAIN, () -> look(account));
        }
    }

    /** Looks at every session anew: some end by themselves. */
    void lookAtAll() {
        try {
            List<OpenSocket> all = new ArrayList<>(sockets.all());
            for (int i = 0; i < all.size(); i += AT_ONCE) {
                look(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
            }
        } catch (ProblemException e) {
            LOG.debug("Sessions cannot be looked at now; they are soon", e);
        }
    }

    /** Notes which sessions are in use over a socket. */
    void noteUse() {
        Set<String> used = new HashSet<>();
        sockets.all().stream()
                .filter(OpenSocket::takeUsed)
                .forEach(socket -> used.add(socket.sessionHash()));
        if (used.isEmpty()) {
            return;
        }
        try {
            sessions.used(used);
        } catch (ProblemException e) {
            LOG.debug("The use of sessions cannot be noted now", e);
        }
    }

    /**
     * Whether this socket's session is good now, as the database says.
     *
     * @throws ProblemException unavailable
     */
    boolean good(OpenSocket socket) {
        look(List.of(socket));
        return socket.closing() == null;
    }

    private void look(Collection<OpenSocket> all) {
        if (all.isEmpty()) {
            return;
        }
        Map<String, Actor> actors =
                sessions.actors(all.stream().map(OpenSocket::sessionHash).distinct().toList());
        for (OpenSocket socket : all) {
            Actor now = actors.get(socket.sessionHash());
            if (now == null) {
                socket.close(CloseReason.SESSION_ENDED);
            } else {
                Actor before = socket.actor();
                socket.actor(now);
                if (socket.welcomed() && !sameRights(before, now)) {
                    socket.close(CloseReason.ACCOUNT_CHANGED);
                }
            }
        }
    }

    private static boolean sameRights(Actor before, Actor now) {
        return before.roles().equals(now.roles())
                && before.actsFor().equals(now.actsFor())
                && Objects.equals(before.personId(), now.personId());
    }
}
