package org.rawat.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.identity.internal.store.ClientKeyStore;
import org.rawat.identity.internal.store.ResetCodeStore;
import org.rawat.identity.internal.store.SessionStore;
import org.rawat.identity.internal.store.ThrottleStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away once an hour what nobody needs any more. */
@Component(service = Housekeeping.class, immediate = true)
public final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** As long as a network counts as known. */
    private static final Duration SESSIONS = Duration.ofDays(90);

    private static final Duration KEYS = Duration.ofDays(7);
    private static final Duration THROTTLES = Duration.ofDays(1);

    private final SessionStore sessions;
    private final ClientKeyStore keys;
    private final ThrottleStore throttles;
    private final ResetCodeStore codes;
    private final UnitOfWork units;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Activate
    public Housekeeping(
            @Reference SessionStore sessions,
            @Reference ClientKeyStore keys,
            @Reference ThrottleStore throttles,
            @Reference ResetCodeStore codes,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.throttles = throttles;
        this.codes = codes;
        this.units = units;
        this.clock = clock;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-identity-housekeeping");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(this::run, 10, 60, TimeUnit.MINUTES);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    private void run() {
        try {
            purge();
        } catch (RuntimeException e) {
            LOG.warn("what is out of date could not be cleared away; tried again in an hour", e);
        }
    }

    void purge() {
        Instant now = clock.instant();
        units.run(
                () -> {
                    sessions.purge(now.minus(SESSIONS));
                    keys.purge(now.minus(KEYS));
                    throttles.purge(now.minus(THROTTLES));
                    codes.purge(now);
                });
    }
}
