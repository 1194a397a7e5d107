package org.rawat.conversations.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One statement on the connection of the unit of work. */
final class Sql {
    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final String text;
    private final @Nullable Object[] values;

    private Sql(Connection connection, String text, @Nullable Object[] values) {
        this.connection = connection;
        this.text = text;
        this.values = values;
    }

    /**
     * Values fill the question marks in their order; instants become timestamps with zone, arrays
     * arrays.
     */
    static Sql of(EntityManager em, String text, @Nullable Object... values) {
        return new Sql(em.unwrap(Connection.class), text, values);
    }

    <T> List<T> list(Row<T> reader) {
        try (PreparedStatement statement = prepared();
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    <T> Optional<T> first(Row<T> reader) {
        return list(reader).stream().findFirst();
    }

    /** Changes something; answers how many rows. */
    int run() {
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant at) {
                statement.setObject(i + 1, utc(at));
            } else if (value instanceof Instant[] many) {
                statement.setArray(i + 1, connection.createArrayOf("timestamptz", utc(many)));
            } else if (value instanceof Object[] many) {
                statement.setArray(i + 1, connection.createArrayOf(type(many), many));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    private static String type(Object[] many) {
        if (many instanceof UUID[]) {
            return "uuid";
        }
        if (many instanceof Long[]) {
            return "bigint";
        }
        return many instanceof Boolean[] ? "boolean" : "text";
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String[] utc(Instant[] many) {
        String[] texts = new String[many.length];
        for (int i = 0; i < many.length; i++) {
            texts[i] = many[i].toString();
        }
        return texts;
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
