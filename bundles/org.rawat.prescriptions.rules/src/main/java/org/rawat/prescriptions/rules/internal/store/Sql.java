package org.rawat.prescriptions.rules.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** SQL on the connection of the unit of work that the thread is in. */
final class Sql {
    private static final int FETCHED_AT_ONCE = 1000;

    private final EntityManager manager;

    Sql(EntityManager manager) {
        this.manager = manager;
    }

    /** Reads one row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Values of one array parameter. */
    record Values(String type, @Nullable Object[] values) {}

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        List<T> found = new ArrayList<>();
        each(sql, row, found::add, parameters);
        return found;
    }

    <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... parameters) {
        return query(sql, row, parameters).stream().findFirst();
    }

    /** Hands over row by row, so that the whole of a large table is never in memory twice. */
    <T> void each(String sql, Row<T> row, Consumer<T> taker, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    taker.accept(row.read(result));
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    int update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters)
            throws SQLException {
        Connection connection = manager.unwrap(Connection.class);
        PreparedStatement statement = connection.prepareStatement(sql);
        int at = 0;
        for (Object parameter : parameters) {
            at++;
            if (parameter instanceof Values array) {
                statement.setArray(at, connection.createArrayOf(array.type(), array.values()));
            } else if (parameter instanceof Instant instant) {
                statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
            } else {
                statement.setObject(at, parameter);
            }
        }
        return statement;
    }
}
