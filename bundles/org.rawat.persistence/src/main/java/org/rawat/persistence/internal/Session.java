package org.rawat.persistence.internal;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.spi.PersistenceProvider;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.rawat.api.Health;
import org.rawat.persistence.api.DatabaseLocation;
import org.rawat.persistence.api.UnitOfWork;

/** All that Rawat does on one database, from taking its lock to giving it back. */
final class Session implements AutoCloseable {
    private final ClinicLock lock;
    private final HikariDataSource pool;
    private final FunctionUnits functions;
    private final ServiceRegistration<UnitOfWork> registration;

    private Session(
            ClinicLock lock,
            HikariDataSource pool,
            FunctionUnits functions,
            ServiceRegistration<UnitOfWork> registration) {
        this.lock = lock;
        this.pool = pool;
        this.functions = functions;
        this.registration = registration;
    }

    static Session open(
            BundleContext context,
            DatabaseLocation location,
            int poolSize,
            PersistenceProvider provider,
            Executor worker)
            throws CannotUse, SQLException {
        Suitability.require(location);
        ClinicLock lock = new ClinicLock(location);
        lock.hold();
        HikariDataSource pool = Pools.app(location, poolSize);
        ThreadBoundUnitOfWork work = new ThreadBoundUnitOfWork(pool);
        FunctionUnits functions =
                new FunctionUnits(
                        context,
                        new Migrations(Pools.owner(location), location.appUser()),
                        new PersistenceUnits(provider, work),
                        work,
                        worker);
        Session session =
                new Session(
                        lock,
                        pool,
                        functions,
                        context.registerService(UnitOfWork.class, work, null));
        functions.start();
        return session;
    }

    /** Makes sure that the lock is still ours, and opens what is still waiting. */
    void lookAfter() throws CannotUse, SQLException {
        lock.hold();
        functions.openWaiting();
    }

    Health health() {
        return functions
                .problem()
                .orElseGet(
                        () -> Health.ok("reachable, %d schemas open".formatted(functions.open())));
    }

    @Override
    public void close() {
        functions.close();
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The framework was faster.
        }
        pool.close();
        lock.close();
    }
}
