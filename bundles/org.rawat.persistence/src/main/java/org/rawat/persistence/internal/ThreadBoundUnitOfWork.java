package org.rawat.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds a unit of work to the thread that runs it. */
public final class ThreadBoundUnitOfWork implements UnitOfWork {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadBoundUnitOfWork.class);
    private static final int RUNS = 3;

    private final DataSource pool;
    private final ThreadLocal<@Nullable UnitInProgress> current = new ThreadLocal<>();

    public ThreadBoundUnitOfWork(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        UnitInProgress surrounding = current.get();
        return surrounding == null ? runAlone(work) : join(surrounding, work);
    }

    private <T extends @Nullable Object> T runAlone(Supplier<T> work) {
        for (int run = 1; ; run++) {
            try {
                return runOnce(work);
            } catch (Throwable failure) {
                if (run == RUNS || !SqlFailures.worthAnotherRun(failure)) {
                    throw SqlFailures.translated(failure);
                }
                LOG.debug("Unit of work is run again after a conflict, run {}", run, failure);
            }
            // A moment of random length, so that units that met once do not meet again at once.
            long millis = ThreadLocalRandom.current().nextLong(2L, 15L * run);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    private <T extends @Nullable Object> T runOnce(Supplier<T> work) throws SQLException {
        UnitInProgress unit = begin();
        T result;
        current.set(unit);
        try {
            result = work.get();
            unit.commit();
        } catch (Throwable failure) {
            unit.rollback();
            throw failure;
        } finally {
            current.remove();
            unit.close();
        }
        afterwards(unit.hooks());
        return result;
    }

    private UnitInProgress begin() {
        try {
            return UnitInProgress.begin(pool);
        } catch (SQLException e) {
            throw SqlFailures.unavailable(e);
        }
    }

    private static <T extends @Nullable Object> T join(UnitInProgress unit, Supplier<T> work) {
        try {
            return work.get();
        } catch (Throwable failure) {
            unit.failInside(failure);
            throw failure;
        }
    }

    private static void afterwards(List<Runnable> hooks) {
        for (Runnable hook : hooks) {
            try {
                hook.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("A hook after a commit failed; the commit stands", e);
            }
        }
    }

    @Override
    public boolean active() {
        return current.get() != null;
    }

    @Override
    public void afterCommit(Runnable hook) {
        required().addHook(hook);
    }

    /** The unit that this thread is in. */
    UnitInProgress required() {
        UnitInProgress unit = current.get();
        if (unit == null) {
            throw new IllegalStateException("not inside a unit of work");
        }
        return unit;
    }

    /** What OpenJPA gets: the unit's connection inside a unit, one of the pool's outside. */
    Connection connection() throws SQLException {
        UnitInProgress unit = current.get();
        return unit == null ? pool.getConnection() : unit.connection();
    }
}
