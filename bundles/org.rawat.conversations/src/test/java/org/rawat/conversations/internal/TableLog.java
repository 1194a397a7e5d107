package org.rawat.conversations.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rawat.api.AccountId;
import org.rawat.realtime.api.EventLog;
import org.rawat.realtime.api.LogEntry;
import org.rawat.sdk.testkit.TestDatabase;

/** A log that numbers as the real one does: under the account's counter, in the caller's unit. */
public final class TableLog implements EventLog {
    private final TestDatabase db;
    private final EntityManager em;

    /** The payloads of what was committed, each once it was. */
    public final List<Map<String, ?>> payloads = new CopyOnWriteArrayList<>();

    /** One line of an account's log. */
    public record Line(long number, String type, String conversation, long seq) {}

    TableLog(TestDatabase db) {
        this.db = db;
        this.em = db.entityManager("conversations");
        try (Connection connection = db.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA realtime");
            statement.execute(
                    "CREATE TABLE realtime.counters (account uuid PRIMARY KEY, last bigint)");
            statement.execute(
                    "CREATE TABLE realtime.events (account uuid, number bigint, type text,"
                            + " conversation text, seq bigint, PRIMARY KEY (account, number))");
            statement.execute("GRANT USAGE ON SCHEMA realtime TO PUBLIC");
            statement.execute("GRANT ALL ON ALL TABLES IN SCHEMA realtime TO PUBLIC");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void append(List<LogEntry> entries) {
        if (!db.unitOfWork().active()) {
            throw new IllegalStateException("outside a unit");
        }
        List<LogEntry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(it -> it.account().toString()));
        Connection connection = em.unwrap(Connection.class);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "WITH n AS (INSERT INTO realtime.counters AS c VALUES (?, 1)"
                                + " ON CONFLICT (account) DO UPDATE SET last = c.last + 1"
                                + " RETURNING account, last) INSERT INTO realtime.events"
                                + " SELECT account, last, ?, ?, ? FROM n")) {
            for (LogEntry one : sorted) {
                statement.setObject(1, one.account().value());
                statement.setString(2, one.type());
                statement.setString(3, String.valueOf(one.reference().get("conv")));
                statement.setLong(
                        4,
                        one.reference().get("seq") instanceof Number number
                                ? number.longValue()
                                : 0);
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new jakarta.persistence.PersistenceException(e);
        }
        db.unitOfWork()
                .afterCommit(() -> entries.forEach(one -> payloads.add(one.payload().get())));
    }

    @Override
    public Map<AccountId, Long> heads(Collection<AccountId> accounts) {
        throw new UnsupportedOperationException();
    }

    public List<Line> of(AccountId account) throws SQLException {
        try (Connection connection = db.dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT number, type, conversation, seq FROM realtime.events"
                                        + " WHERE account = ? ORDER BY number")) {
            statement.setObject(1, account.value());
            List<Line> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(
                            new Line(
                                    rows.getLong(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getLong(4)));
                }
            }
            return lines;
        }
    }
}
