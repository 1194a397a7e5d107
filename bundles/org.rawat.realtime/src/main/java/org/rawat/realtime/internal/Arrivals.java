package org.rawat.realtime.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Events;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.realtime.api.CloseReason;
import org.rawat.realtime.api.RealtimeEvent;
import org.rawat.realtime.internal.wire.Frame;
import org.rawat.realtime.internal.wire.Frames;
import org.rawat.realtime.internal.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a page in: what it missed, how things are, and from then on what happens. */
@Component(service = Arrivals.class)
public final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** So many frames may wait in a socket's queue before more of the log is read. */
    private static final int WAITING = 64;

    private final OpenSockets sockets;
    private final LogReader log;
    private final States states;
    private final Revocations revocations;
    private final Presences presences;
    private final Tickets tickets;
    private final Workers workers;
    private final Events events;
    private final Clock clock;

    @Activate
    public Arrivals(
            @Reference OpenSockets sockets,
            @Reference LogReader log,
            @Reference States states,
            @Reference Revocations revocations,
            @Reference Presences presences,
            @Reference Tickets tickets,
            @Reference Workers workers,
            @Reference Events events,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.sockets = sockets;
        this.log = log;
        this.states = states;
        this.revocations = revocations;
        this.presences = presences;
        this.tickets = tickets;
        this.workers = workers;
        this.events = events;
        this.clock = clock;
        sockets.readOn(this::readOnSoon);
    }

    /** Whoever is here was let in by this one, which reads the log for them. */
    @Deactivate
    void deactivate() {
        sockets.restart();
    }

    /**
     * Answers hello.
     *
     * @throws ProblemException invalid, conflict after a former hello, unavailable
     */
    void hello(OpenSocket socket, Frame frame) {
        if (socket.here()) {
            throw ProblemException.conflict("hello-again");
        }
        OpenSocket.Arrival said = arrival(frame.data());
        Long seen = seen(frame.data());
        boolean visible = Boolean.TRUE.equals(frame.data().get("visible"));
        socket.arriving(said, visible);
        sockets.join(socket);
        try {
            if (!revocations.good(socket)) {
                return;
            }
            LogReader.Piece piece =
                    seen == null
                            ? log.head(socket.account())
                            : log.after(socket.actor(), socket.account(), seen);
            socket.arrived(Frames.reply(frame.id(), reply(socket, piece)));
            presences.heard(socket.account());
            events.publish(
                    new RealtimeEvent.SocketOpened(socket.account(), said.device(), socket.id()));
            follow(socket, piece);
        } catch (RuntimeException e) {
            socket.turnedBack();
            throw e;
        }
    }

    private Map<String, Object> reply(OpenSocket socket, LogReader.Piece piece) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("socket", socket.id().toString());
        reply.put("seq", piece.head());
        reply.put("upTo", piece.upTo());
        reply.put("gap", piece.gap());
        reply.put("events", piece.frames().stream().map(Json.Raw::new).toList());
        reply.put("state", states.of(socket.actor()));
        reply.put("serverTime", clock.instant().toString());
        reply.put("beatEvery", Timing.BEAT.toSeconds());
        reply.put("ticket", tickets.issue(socket.sessionHash()));
        return reply;
    }

    /** Sends what is still missing up to now, piece by piece, and then what is pushed. */
    private void readOn(OpenSocket socket) {
        if (socket.closing() != null) {
            return;
        }
        if (socket.queued() > WAITING) {
            workers.later(MOMENT, () -> readOn(socket));
            return;
        }
        LogReader.Piece piece;
        try {
            piece = log.after(socket.actor(), socket.account(), socket.cursor());
        } catch (ProblemException e) {
            LOG.debug("The log cannot be read now", e);
            workers.later(AGAIN, () -> readOn(socket));
            return;
        } catch (RuntimeException e) {
            LOG.error("The log of an account cannot be read; its page comes again", e);
            socket.close(CloseReason.RESTART);
            return;
        }
        piece.frames().forEach(socket::offer);
        if (piece.gap()) {
            socket.offer(Frames.event(piece.upTo(), "log.gap", Map.of()));
        } else if (piece.upTo() > socket.cursor() && piece.upTo() > piece.shown()) {
            // Those at the end that are not to be seen: the page's number moves on.
            socket.offer(Frames.event(piece.upTo(), "log.skip", Map.of()));
        }
        follow(socket, piece);
    }

    private void follow(OpenSocket socket, LogReader.Piece piece) {
        socket.cursor(piece.upTo());
        AccountSockets stream = sockets.stream(socket.account());
        if (stream == null) {
            return;
        }
        if (!piece.complete() || !stream.follow(socket, piece.upTo(), System.nanoTime())) {
            readOnSoon(socket);
        }
    }

    private void readOnSoon(OpenSocket socket) {
        if (!workers.work(() -> readOn(socket))) {
            workers.later(AGAIN, () -> readOn(socket));
        }
    }

    private static OpenSocket.Arrival arrival(Map<String, ?> data) {
        UUID device =
                data.get("device") instanceof String text
                        ? uuid(text)
                        : wrong("device", "required");
        Locale language =
                "id".equals(data.get("lang")) || "en".equals(data.get("lang"))
                        ? Locale.forLanguageTag((String) data.get("lang"))
                        : null;
        return new OpenSocket.Arrival(device, language);
    }

    private static UUID uuid(String text) {
        return Uuid7.parse(text)
                .orElseThrow(() -> ProblemException.invalid("device", "characters"));
    }

    private static @Nullable Long seen(Map<String, ?> data) {
        Object seen = data.get("lastSeq");
        if (seen == null) {
            return null;
        }
        return seen instanceof Long number && number >= 0 ? number : wrong("lastSeq", "number");
    }

    private static <T> T wrong(String field, String code) {
        throw ProblemException.invalid(field, code);
    }
}
