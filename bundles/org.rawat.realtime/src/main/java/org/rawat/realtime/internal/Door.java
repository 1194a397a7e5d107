package org.rawat.realtime.internal;

import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.realtime.internal.wire.Bucket;
import org.rawat.realtime.internal.wire.Connection;

/** Opens sockets for whoever the front door has let in. */
@Component(service = Door.class)
public final class Door {
    private static final Duration LATER = Duration.ofSeconds(10);

    private final OpenSockets sockets;
    private final Tickets tickets;
    private final RealtimeSettings settings;
    private final Clock clock;

    @Activate
    public Door(
            @Reference OpenSockets sockets,
            @Reference Tickets tickets,
            @Reference RealtimeSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.sockets = sockets;
        this.tickets = tickets;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whether there is room for one more.
     *
     * @throws ProblemException unavailable
     */
    public void requireRoom() {
        if (sockets.size() >= settings.socketsMost()) {
            throw ProblemException.unavailable("full", LATER, null);
        }
    }

    /** Takes the ticket of that session. */
    public boolean takes(String ticket, String sessionHash) {
        return tickets.redeem(ticket, sessionHash);
    }

    /** A line is there. */
    public OpenSocket open(Actor actor, String sessionHash, Connection connection) {
        long now = System.nanoTime();
        OpenSocket socket =
                new OpenSocket(
                        Uuid7.next(clock),
                        actor.requireAccount(),
                        actor,
                        sessionHash,
                        connection,
                        new Bucket(settings.burst(), settings.perSecond(), now),
                        now);
        sockets.add(socket, settings.socketsOfSession());
        return socket;
    }
}
