package org.rawat.persistence.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a unit of work: its connection, an entity manager per store, its hooks. */
final class UnitInProgress {
    private static final Logger LOG = LoggerFactory.getLogger(UnitInProgress.class);

    private final Connection connection;
    private final Connection bound;
    private final Map<OpenUnit, EntityManager> managers = new LinkedHashMap<>();
    private final List<Runnable> hooks = new ArrayList<>();
    private @Nullable Throwable failedInside;

    private UnitInProgress(Connection connection) {
        this.connection = connection;
        this.bound = BoundConnection.of(connection);
    }

    static UnitInProgress begin(DataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setAutoCommit(false);
            return new UnitInProgress(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return bound;
    }

    EntityManager manager(OpenUnit unit) {
        return managers.computeIfAbsent(
                unit,
                opened -> {
                    EntityManager manager = opened.factory().createEntityManager();
                    manager.getTransaction().begin();
                    return manager;
                });
    }

    void addHook(Runnable hook) {
        hooks.add(hook);
    }

    List<Runnable> hooks() {
        return List.copyOf(hooks);
    }

    /** Remembers that a nested call failed: what it did halfway must not be committed. */
    void failInside(Throwable failure) {
        if (failedInside == null) {
            failedInside = failure;
        }
    }

    void flush() {
        managers.values().forEach(EntityManager::flush);
    }

    void commit() throws SQLException {
        if (failedInside != null) {
            throw new IllegalStateException(
                    "a nested unit of work failed, so that this one cannot commit; its failure must"
                            + " not be swallowed",
                    failedInside);
        }
        flush();
        for (EntityManager manager : managers.values()) {
            manager.getTransaction().commit();
        }
        connection.commit();
    }

    void rollback() {
        for (EntityManager manager : managers.values()) {
            try {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            } catch (RuntimeException e) {
                LOG.debug("An entity manager could not be rolled back", e);
            }
        }
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The server rolls back by itself when the connection is gone.
            LOG.debug("The connection could not be rolled back", e);
        }
    }

    /** Gives everything back; never throws. */
    void close() {
        for (EntityManager manager : managers.values()) {
            try {
                if (manager.isOpen()) {
                    manager.close();
                }
            } catch (RuntimeException e) {
                LOG.debug("An entity manager could not be closed", e);
            }
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The connection could not be given back", e);
        }
    }
}
