package org.rawat.audit.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL on the connection of the unit of work that the thread is in. */
final class Sql {
    private final EntityManager manager;

    Sql(EntityManager manager) {
        this.manager = manager;
    }

    /** Reads one row of a result; null leaves it out. */
    interface Row<T> {
        @Nullable T read(ResultSet row) throws SQLException;
    }

    /** Sets the values of one statement. */
    interface Values<T> {
        void set(Parameters parameters, T item) throws SQLException;
    }

    <T> List<T> query(String sql, Row<T> row, List<? extends @Nullable Object> values) {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            Parameters parameters = new Parameters(statement);
            for (Object value : values) {
                parameters.add(value);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    T item = row.read(result);
                    if (item != null) {
                        found.add(item);
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Runs the statement once for each item, in one round trip. */
    <T> void batch(String sql, List<T> items, Values<T> values) {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            for (T item : items) {
                values.set(new Parameters(statement), item);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private Connection connection() {
        return manager.unwrap(Connection.class);
    }

    /** The parameters of a statement, set one after the other. */
    static final class Parameters {
        private final PreparedStatement statement;
        private int at;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        Parameters add(@Nullable Object value) throws SQLException {
            statement.setObject(++at, value);
            return this;
        }

        Parameters addUuids(Object[] values) throws SQLException {
            statement.setArray(++at, statement.getConnection().createArrayOf("uuid", values));
            return this;
        }
    }
}
