package org.rawat.appointments.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.appointments.internal.store.HoldStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets holds that have expired; who reads looks at the expiry anyway. */
@Component(
        service = {},
        immediate = true)
public final class HoldSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(HoldSweeper.class);
    private static final long MINUTES = 5;

    private final UnitOfWork units;
    private final HoldStore holds;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Activate
    public HoldSweeper(
            @Reference(target = "(osgi.unit.name=appointments)") EntityManager entities,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.units = units;
        this.holds = new HoldStore(entities);
        this.clock = clock;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-appointments-holds");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(this::sweep, MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    void sweep() {
        try {
            units.run(() -> holds.sweep(clock.instant()));
        } catch (RuntimeException e) {
            // The database is away for a moment; the next round finds the same rows.
            LOG.debug("Expired holds could not be swept", e);
        }
    }
}
