package org.rawat.calls.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.EventListener;
import org.rawat.api.RawatEvent;
import org.rawat.appointments.api.AppointmentEvent;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.internal.machine.CallMove;
import org.rawat.calls.internal.store.CallStore;
import org.rawat.calls.internal.store.StoredCall;
import org.rawat.conversations.api.ConversationEvent;
import org.rawat.conversations.api.ConversationStatus;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what time ends: the deadlines are columns, so that a call ends right whether or not anybody,
 * Rawat included, was there. Ends calls, too, whose conversation or people are no longer let talk.
 */
@Component(service = EventListener.class, immediate = true)
public final class CallTimer implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(CallTimer.class);
    private static final long EVERY_MILLIS = 250;
    private static final int AT_ONCE = 200;
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final CallStore store;
    private final CallMoves moves;
    private final CallParty party;
    private final Legs legs;
    private final UnitOfWork units;
    private final BundleContext context;
    private final ScheduledExecutorService timer;

    /** Whether calls that were live before this start have been looked at. */
    private boolean begun;

    /** Whether the database was away at the last look. */
    private boolean away;

    @Activate
    public CallTimer(
            @Reference CallStore store,
            @Reference CallMoves moves,
            @Reference CallParty party,
            @Reference Legs legs,
            @Reference UnitOfWork units,
            BundleContext context) {
        this.store = store;
        this.moves = moves;
        this.party = party;
        this.legs = legs;
        this.units = units;
        this.context = context;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-calls-timer");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
        boolean removed =
                context.getBundle().getState() == Bundle.STOPPING
                        && context.getBundle(0).getState() != Bundle.STOPPING;
        if (removed) {
            withdraw();
        }
    }

    /** Nobody would end them: neither the clinic's stop nor a new configuration comes here. */
    private void withdraw() {
        try {
            units.call(store::live).forEach(it -> moves.byTime(it, new CallMove.Withdraw()));
        } catch (RuntimeException e) {
            LOG.debug("Live calls could not be ended; they end when calls are installed again", e);
        }
    }

    private void look() {
        try {
            if (!begun || away) {
                restart();
                begun = true;
                away = false;
            }
            for (CallSessionId due : units.call(() -> store.due(moves.now(), AT_ONCE))) {
                moves.byTime(due, new CallMove.Tick());
            }
            legs.forget(FORGOTTEN);
        } catch (RuntimeException e) {
            // The deadlines stand in the database; the next round finds them.
            away = true;
            LOG.debug("Calls could not be looked at", e);
        }
    }

    /** Whoever was silent while nobody could listen is given time to come back. */
    private void restart() {
        for (CallSessionId live : units.call(store::live)) {
            moves.byTime(live, new CallMove.Restart());
            closeIfOver(live);
        }
    }

    private void closeIfOver(CallSessionId id) {
        boolean over =
                units.call(
                        () ->
                                store.find(id)
                                        .filter(it -> it.state().status().live())
                                        .filter(it -> !party.mayGoOn(it))
                                        .isPresent());
        if (over) {
            moves.byTime(id, new CallMove.Close());
        }
    }

    @Override
    public void on(RawatEvent event) {
        if (event instanceof ConversationEvent.StatusChanged changed
                && changed.status() != ConversationStatus.OPEN) {
            later(() -> check(units.call(() -> store.liveIn(changed.conversation()))));
        } else if (event instanceof IdentityEvent.AccountChanged changed) {
            later(() -> check(units.call(() -> store.live(changed.account()))));
        } else if (event instanceof AppointmentEvent.Moved moved
                && moved.status() == AppointmentStatus.CANCELLED) {
            later(() -> units.call(store::live).forEach(this::closeIfOver));
        }
    }

    private void check(List<StoredCall> calls) {
        calls.forEach(call -> closeIfOver(call.id()));
    }

    private void later(Runnable work) {
        timer.execute(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        // Looked at again as after a restart.
                        away = true;
                        LOG.debug("Calls could not be looked at", e);
                    }
                });
    }
}
