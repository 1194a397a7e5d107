package org.rawat.identity.internal.store;

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
import org.jspecify.annotations.Nullable;

/** One statement on the connection of the unit of work, for what JPQL cannot say. */
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

    /** Values fill the question marks in their order; instants become timestamps with zone. */
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

    boolean exists() {
        return !list(row -> true).isEmpty();
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
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Enum<?> choice) {
                statement.setString(i + 1, choice.name());
            } else if (value instanceof String[] many) {
                statement.setArray(i + 1, connection.createArrayOf("text", many));
            } else if (value instanceof java.util.UUID[] many) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", many));
            } else if (value instanceof byte[][] many) {
                statement.setArray(i + 1, connection.createArrayOf("bytea", many));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** What a value must look like to match itself inside a LIKE pattern. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
