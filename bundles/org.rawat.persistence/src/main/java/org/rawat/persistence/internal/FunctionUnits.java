package org.rawat.persistence.internal;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.rawat.api.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The persistence of all started functions, as they come and go. */
final class FunctionUnits implements BundleTrackerCustomizer<FunctionUnit>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionUnits.class);

    private final Migrations migrations;
    private final PersistenceUnits units;
    private final ThreadBoundUnitOfWork work;
    private final Executor worker;
    private final BundleTracker<FunctionUnit> tracker;
    private final Set<FunctionUnit> present = ConcurrentHashMap.newKeySet();
    private final Map<FunctionUnit, Failure> failures = new ConcurrentHashMap<>();

    /** Why a unit could not be opened, how often by now, and when to try again. */
    private record Failure(String sentence, int times, long nextNanos) {}

    FunctionUnits(
            BundleContext context,
            Migrations migrations,
            PersistenceUnits units,
            ThreadBoundUnitOfWork work,
            Executor worker) {
        this.migrations = migrations;
        this.units = units;
        this.work = work;
        this.worker = worker;
        this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
    }

    void start() {
        tracker.open();
    }

    @Override
    public @Nullable FunctionUnit addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        String name = bundle.getHeaders().get(FunctionUnit.HEADER);
        if (name == null) {
            return null;
        }
        FunctionUnit unit = new FunctionUnit(bundle, name.strip());
        present.add(unit);
        try {
            // Not here: whoever starts a bundle is not to wait for a database.
            worker.execute(() -> open(unit));
        } catch (RejectedExecutionException e) {
            LOG.debug("Closing already", e);
        }
        return unit;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, FunctionUnit unit) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, FunctionUnit unit) {
        present.remove(unit);
        failures.remove(unit);
        unit.close();
    }

    /** Tries those again that could not be opened. */
    void openWaiting() {
        present.stream().filter(unit -> !unit.isOpen() && due(unit)).forEach(this::open);
    }

    private boolean due(FunctionUnit unit) {
        Failure failure = failures.get(unit);
        return failure == null || System.nanoTime() - failure.nextNanos() >= 0;
    }

    private void open(FunctionUnit unit) {
        try {
            unit.open(migrations, units, work);
            failures.remove(unit);
        } catch (SQLException | RuntimeException e) {
            if (!unit.isClosed()) {
                failed(unit, e);
            }
        }
    }

    private void failed(FunctionUnit unit, Exception failure) {
        String sentence = sentence(unit, failure);
        Failure former = failures.get(unit);
        int times = former == null ? 1 : former.times() + 1;
        long pause = Math.min(60L, 1L << Math.min(times, 6));
        failures.put(
                unit,
                new Failure(sentence, times, System.nanoTime() + TimeUnit.SECONDS.toNanos(pause)));
        if (former == null || !sentence.equals(former.sentence())) {
            // A connection's failure says all in its sentence.
            LOG.error("{}", sentence, failure instanceof SQLException ? null : failure);
        }
    }

    private static String sentence(FunctionUnit unit, Exception failure) {
        String what =
                failure instanceof FlywayException
                        ? "could not be brought to its version"
                        : "could not be opened";
        String why = String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
        return "The schema %s %s: %s".formatted(unit.name(), what, why);
    }

    Optional<Health> problem() {
        return failures.values().stream()
                .findFirst()
                .map(
                        failure ->
                                Health.critical(
                                        failure.sentence(),
                                        "See the log; Rawat tries again by itself."));
    }

    long open() {
        return present.stream().filter(FunctionUnit::isOpen).count();
    }

    @Override
    public void close() {
        tracker.close();
    }
}
