package org.rawat.realtime.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rawat.realtime.api.CloseReason;

/** What has to be looked at again and again. */
@Component(service = Pulse.class, immediate = true)
public final class Pulse {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** So long a page may take to answer a close frame. */
    private static final long FAREWELL = Duration.ofSeconds(2).toNanos();

    private final OpenSockets sockets;
    private final Dispatcher dispatcher;
    private final Timing timing;
    private final List<Future<?>> timers;

    @Activate
    public Pulse(
            @Reference OpenSockets sockets,
            @Reference Dispatcher dispatcher,
            @Reference Presences presences,
            @Reference Revocations revocations,
            @Reference Workers workers) {
        this(sockets, dispatcher, presences, revocations, workers, Timing.STANDARD);
    }

    Pulse(
            OpenSockets sockets,
            Dispatcher dispatcher,
            Presences presences,
            Revocations revocations,
            Workers workers,
            Timing timing) {
        this.sockets = sockets;
        this.dispatcher = dispatcher;
        this.timing = timing;
        this.timers =
                List.of(
                        workers.every(timing.late().dividedBy(2), this::lookForNumbers),
                        workers.every(timing.pulse(), this::lookAtSockets),
                        workers.every(timing.pulse(), presences::look),
                        workers.every(timing.look(), () -> workers.work(revocations::lookAtAll)),
                        workers.every(MINUTE, () -> workers.work(revocations::noteUse)));
    }

    @Deactivate
    void deactivate() {
        timers.forEach(timer -> timer.cancel(false));
    }

    private void lookForNumbers() {
        long now = System.nanoTime();
        long late = timing.late().toNanos();
        sockets.streams().forEach(stream -> stream.look(now, late));
    }

    private void lookAtSockets() {
        long now = System.nanoTime();
        for (OpenSocket socket : sockets.all()) {
            if (socket.closing() != null) {
                if (now - socket.closedAt() > FAREWELL) {
                    socket.connection().cut();
                }
                continue;
            }
            if (now - socket.heardAt() > timing.silent().toNanos()) {
                socket.close(CloseReason.SILENT);
            } else if (!socket.welcomed() && now - socket.openedAt() > timing.hello().toNanos()) {
                socket.close(CloseReason.PROTOCOL);
            }
            dispatcher.lookForLate(socket, now);
        }
    }
}
