package org.rawat.realtime.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Events;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.realtime.api.CloseReason;
import org.rawat.realtime.api.RealtimeEvent;
import org.rawat.realtime.internal.wire.BrokenFrame;
import org.rawat.realtime.internal.wire.Bucket;
import org.rawat.realtime.internal.wire.Frame;
import org.rawat.realtime.internal.wire.Frames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each frame that a page sends to whoever answers it. The next frame of a socket comes when
 * the handler has returned; answers may take longer, and overtake each other.
 */
@Component(service = Dispatcher.class)
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int MISTAKES = 3;

    private final OpenSockets sockets;
    private final Arrivals arrivals;
    private final Handlers handlers;
    private final Presences presences;
    private final Tickets tickets;
    private final Refusals refusals;
    private final Workers workers;
    private final Events events;
    private final long answer;
    private final long renew;

    @Activate
    public Dispatcher(
            @Reference OpenSockets sockets,
            @Reference Arrivals arrivals,
            @Reference Handlers handlers,
            @Reference Presences presences,
            @Reference Tickets tickets,
            @Reference Refusals refusals,
            @Reference Workers workers,
            @Reference Events events) {
        this(
                sockets,
                arrivals,
                handlers,
                presences,
                tickets,
                refusals,
                workers,
                events,
                Timing.STANDARD);
    }

    Dispatcher(
            OpenSockets sockets,
            Arrivals arrivals,
            Handlers handlers,
            Presences presences,
            Tickets tickets,
            Refusals refusals,
            Workers workers,
            Events events,
            Timing timing) {
        this.sockets = sockets;
        this.arrivals = arrivals;
        this.handlers = handlers;
        this.presences = presences;
        this.tickets = tickets;
        this.refusals = refusals;
        this.workers = workers;
        this.events = events;
        this.answer = timing.answer().toNanos();
        this.renew = timing.ticket().toNanos() / 3;
    }

    /** One frame, on the container's thread. */
    public void received(OpenSocket socket, String text) {
        long now = System.nanoTime();
        socket.heard(now);
        Bucket.Verdict verdict = socket.bucket().take(text.length(), now);
        if (verdict == Bucket.Verdict.FLOOD) {
            socket.close(CloseReason.FLOODING);
            return;
        }
        try {
            Frame frame = Frames.read(text);
            if (verdict == Bucket.Verdict.TOO_MANY) {
                refuse(socket, frame.id(), ProblemException.tooMany("flood", MOMENT));
                socket.connection().next();
            } else {
                dispatch(socket, frame);
            }
        } catch (BrokenFrame broken) {
            broken(socket, broken);
        }
    }

    /** A ping, which counts like a frame; false when there were too many. */
    public boolean pinged(OpenSocket socket) {
        boolean flood = socket.bucket().take(0, System.nanoTime()) == Bucket.Verdict.FLOOD;
        if (flood) {
            socket.close(CloseReason.FLOODING);
        }
        return !flood;
    }

    private void broken(OpenSocket socket, BrokenFrame broken) {
        refuse(socket, broken.id(), ProblemException.of(ProblemKind.MALFORMED, broken.code()));
        if (broken.id() == null && socket.mistake() >= MISTAKES) {
            socket.close(CloseReason.PROTOCOL);
        } else {
            socket.connection().next();
        }
    }

    private void dispatch(OpenSocket socket, Frame frame) {
        switch (frame.type()) {
            case "beat" -> {
                beat(socket, frame);
                socket.connection().next();
            }
            case "bye" -> bye(socket, frame);
            case "hello" -> work(socket, frame, () -> arrivals.hello(socket, frame));
            default -> handle(socket, frame);
        }
    }

    private void beat(OpenSocket socket, Frame frame) {
        if (!socket.here()) {
            refuse(socket, frame.id(), ProblemException.conflict("hello-first"));
            return;
        }
        socket.visible(Boolean.TRUE.equals(frame.data().get("visible")));
        presences.heard(socket.account());
        Map<String, Object> reply = new LinkedHashMap<>();
        long now = System.nanoTime();
        if (now - socket.ticketAt() > renew) {
            socket.ticketAt(now);
            reply.put("ticket", tickets.issue(socket.sessionHash()));
        }
        socket.offer(Frames.reply(frame.id(), reply));
    }

    private void bye(OpenSocket socket, Frame frame) {
        socket.offer(Frames.reply(frame.id(), Map.of()));
        socket.close(CloseReason.GONE);
        presences.left(socket.account());
    }

    private void handle(OpenSocket socket, Frame frame) {
        Handlers.Bound bound = handlers.of(frame.type()).orElse(null);
        ProblemException problem = null;
        if (!socket.here()) {
            problem = ProblemException.conflict("hello-first");
        } else if (bound == null) {
            problem = ProblemException.of(ProblemKind.NOT_FOUND, "unsupported");
        } else if (socket.waiting().full()) {
            problem = Refusals.busy();
        }
        if (problem != null || bound == null) {
            refuse(socket, frame.id(), problem == null ? Refusals.busy() : problem);
            socket.connection().next();
            return;
        }
        if (!bound.automatic().contains(frame.type())) {
            socket.use();
        }
        Waiting.Question question = socket.waiting().ask(frame.id(), System.nanoTime() + answer);
        if (!workers.work(() -> ask(socket, frame, bound, question))) {
            answer(socket, question, bound.bundle(), frame.type(), null, Refusals.busy());
            socket.connection().next();
        }
    }

    private void ask(
            OpenSocket socket, Frame frame, Handlers.Bound bound, Waiting.Question question) {
        try {
            CompletionStage<? extends Map<String, ?>> stage =
                    bound.handler().handle(socket, frame.type(), frame.data());
            stage.whenComplete(
                    (data, failure) ->
                            answer(socket, question, bound.bundle(), frame.type(), data, failure));
        } catch (RuntimeException | LinkageError e) {
            answer(socket, question, bound.bundle(), frame.type(), null, e);
        } finally {
            socket.connection().next();
        }
    }

    private void answer(
            OpenSocket socket,
            Waiting.Question question,
            Bundle bundle,
            String type,
            @Nullable Map<String, ?> data,
            @Nullable Throwable failure) {
        if (!socket.waiting().answer(question)) {
            return;
        }
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        try {
            if (reason == null && data != null) {
                socket.offer(Frames.reply(question.id(), data));
                return;
            }
        } catch (RuntimeException e) {
            reason = e;
        }
        ProblemException problem = problem(type, reason);
        socket.offer(refusals.frame(question.id(), bundle, socket.locale(), problem));
    }

    private static ProblemException problem(String type, @Nullable Throwable reason) {
        if (reason instanceof ProblemException problem
                && problem.kind() != ProblemKind.UNEXPECTED) {
            if (problem.kind() == ProblemKind.UNAVAILABLE && problem.getCause() != null) {
                LOG.warn("A frame {} found something unavailable", type, problem);
            }
            return problem;
        }
        LOG.error("A frame {} failed", type, reason);
        return ProblemException.of(ProblemKind.UNEXPECTED, "unexpected");
    }

    /** One of the sockets' own frames, off the container's thread. */
    private void work(OpenSocket socket, Frame frame, Runnable task) {
        boolean room =
                workers.work(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException | LinkageError e) {
                                refuse(socket, frame.id(), problem(frame.type(), e));
                            } finally {
                                socket.connection().next();
                            }
                        });
        if (!room) {
            refuse(socket, frame.id(), Refusals.busy());
            socket.connection().next();
        }
    }

    private void refuse(OpenSocket socket, @Nullable String id, ProblemException problem) {
        socket.offer(refusals.frame(id, socket.locale(), problem));
    }

    /** Tells those who wait too long; on the timer's thread. */
    void lookForLate(OpenSocket socket, long nanos) {
        for (Waiting.Question question : socket.waiting().overdue(nanos)) {
            refuse(socket, question.id(), Refusals.late());
        }
    }

    /** The line is gone. */
    public void closed(OpenSocket socket) {
        boolean known = sockets.remove(socket);
        boolean was = socket.here();
        boolean over = socket.closing() == CloseReason.SESSION_ENDED;
        socket.gone();
        if (known && was) {
            if (over) {
                presences.left(socket.account());
            }
            events.publish(
                    new RealtimeEvent.SocketClosed(socket.account(), socket.device(), socket.id()));
        }
    }
}
