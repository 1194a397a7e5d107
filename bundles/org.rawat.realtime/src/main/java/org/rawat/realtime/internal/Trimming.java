package org.rawat.realtime.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.realtime.internal.store.LogStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away once an hour what nobody will ask for any more. */
@Component(service = Trimming.class, immediate = true)
public final class Trimming {
    private static final Logger LOG = LoggerFactory.getLogger(Trimming.class);

    private final LogStore log;
    private final UnitOfWork units;
    private final RealtimeSettings settings;
    private final Clock clock;
    private final Future<?> timer;

    @Activate
    public Trimming(
            @Reference LogStore log,
            @Reference UnitOfWork units,
            @Reference RealtimeSettings settings,
            @Reference Workers workers,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.log = log;
        this.units = units;
        this.settings = settings;
        this.clock = clock;
        timer = workers.every(Duration.ofHours(1), () -> workers.work(this::run));
    }

    @Deactivate
    void deactivate() {
        timer.cancel(false);
    }

    private void run() {
        try {
            trim();
        } catch (RuntimeException e) {
            LOG.warn("The log could not be cleared of what is old; tried again in an hour", e);
        }
    }

    int trim() {
        return units.call(
                () -> log.trim(clock.instant().minus(settings.logAge()), settings.logEvents()));
    }
}
