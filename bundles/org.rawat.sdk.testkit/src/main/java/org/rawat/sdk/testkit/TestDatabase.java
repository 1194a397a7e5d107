package org.rawat.sdk.testkit;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.openjpa.persistence.PersistenceProviderImpl;
import org.rawat.persistence.api.DatabaseLocation;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.persistence.internal.Migrations;
import org.rawat.persistence.internal.OpenUnit;
import org.rawat.persistence.internal.PersistenceUnits;
import org.rawat.persistence.internal.Pools;
import org.rawat.persistence.internal.StoreEntityManager;
import org.rawat.persistence.internal.ThreadBoundUnitOfWork;

/**
 * An empty database on a real PostgreSQL with the schemas of the named units, and all that a store
 * or a service needs to be made with {@code new}. One server serves all tests of a JVM; each
 * instance is a database of its own.
 *
 * <pre>{@code
 * try (TestDatabase db = TestDatabase.with("identity", "appointments")) {
 *     var store = new AppointmentStore(db.entityManager("appointments"));
 *     db.unitOfWork().run(() -> store.add(...));
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 20;

    private final DatabaseLocation location;
    private final HikariDataSource pool;
    private final StatementLog statements;
    private final ThreadBoundUnitOfWork units;
    private final Map<String, OpenUnit> open = new LinkedHashMap<>();
    private final Map<String, EntityManager> managers = new LinkedHashMap<>();
    private final MutableClock clock = new MutableClock();
    private final RecordingAudit audit;
    private final RecordingEvents events;

    private TestDatabase(DatabaseLocation location) {
        this.location = location;
        this.pool = Pools.app(location, CONNECTIONS);
        this.statements = new StatementLog(pool);
        this.units = new ThreadBoundUnitOfWork(statements.source());
        this.audit = new RecordingAudit(units);
        this.events = new RecordingEvents(units);
    }

    /**
     * Makes a database with the schemas of these units: {@code db/migration/<unit>/*.sql} of the
     * class path run in a schema named like the unit, and the unit of that name in a {@code
     * META-INF/persistence.xml} of the class path is opened.
     */
    public static TestDatabase with(String... units) {
        DatabaseLocation location = TestServer.newDatabase();
        TestDatabase database = new TestDatabase(location);
        try {
            for (String unit : units) {
                database.open(unit);
            }
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw new IllegalStateException("the test's database could not be made", e);
        }
    }

    private void open(String unit) throws SQLException {
        new Migrations(Pools.owner(location), location.appUser())
                .run(unit, ClasspathUnit.scripts(unit));
        OpenUnit opened =
                new PersistenceUnits(new PersistenceProviderImpl(), units)
                        .open(ClasspathUnit.description(unit), TestDatabase.class.getClassLoader());
        open.put(unit, opened);
        managers.put(unit, StoreEntityManager.of(units, opened));
    }

    /** The real one. */
    public UnitOfWork unitOfWork() {
        return units;
    }

    /** What a store of that unit is given in Rawat: works inside a unit of work only. */
    public EntityManager entityManager(String unit) {
        EntityManager manager = managers.get(unit);
        if (manager == null) {
            throw new IllegalArgumentException("this database was made without the unit " + unit);
        }
        return manager;
    }

    /**
     * The statements that units of work send to the database while this work runs, one entry for
     * each round trip, commits left out. No other thread is to work on this database meanwhile.
     */
    public List<String> statements(Runnable work) {
        return statements.during(work);
    }

    public MutableClock clock() {
        return clock;
    }

    public RecordingAudit audit() {
        return audit;
    }

    public RecordingEvents events() {
        return events;
    }

    /** Connections as the role without DDL, outside every unit of work. */
    public DataSource dataSource() {
        return pool;
    }

    /** Connections as the owner of the schemas, for what a test has to prepare or to break. */
    public DataSource ownerDataSource() {
        return Pools.owner(location);
    }

    public DatabaseLocation location() {
        return location;
    }

    @Override
    public void close() {
        open.values().forEach(unit -> unit.factory().close());
        pool.close();
        TestServer.drop(location);
    }
}
