package org.rawat.realtime.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.realtime.api.LoggedEvent;
import org.rawat.realtime.internal.wire.Json;

/** The counters and the events, always many at once. */
@Component(service = LogStore.class)
public final class LogStore {
    private final EntityManager em;

    @Activate
    public LogStore(@Reference(target = "(osgi.unit.name=realtime)") EntityManager em) {
        this.em = em;
    }

    /** An event to be stored; the reference is JSON. */
    public record Row(AccountId account, long seq, String type, String reference) {}

    /**
     * Where an account's log begins and ends.
     *
     * @param head the latest number, 0 when there was never any
     * @param oldest the oldest number that is kept, 0 when none is
     */
    public record Extent(long head, long oldest) {}

    /** Fills one question mark after the other. */
    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Reads one row. */
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Takes so many numbers for each account, and holds the accounts until the unit ends: in the
     * order of their ids, so that two units never wait for each other.
     *
     * @return the last number that was taken
     */
    public Map<AccountId, Long> advance(Map<AccountId, Long> counts) {
        List<Map.Entry<AccountId, Long>> all = List.copyOf(counts.entrySet());
        Map<AccountId, Long> last = new HashMap<>();
        list(
                "insert into realtime.counters as c (account_id, last_seq)"
                        + " select w.account_id, w.n"
                        + " from unnest(?::uuid[], ?::bigint[]) as w (account_id, n)"
                        + " order by w.account_id"
                        + " on conflict (account_id)"
                        + " do update set last_seq = c.last_seq + excluded.last_seq"
                        + " returning account_id, last_seq",
                statement -> {
                    statement.setArray(1, uuids(all.stream().map(Map.Entry::getKey).toList()));
                    statement.setArray(
                            2, array("bigint", all.stream().map(Map.Entry::getValue).toArray()));
                },
                row -> last.put(account(row), row.getLong("last_seq")));
        return last;
    }

    public void add(List<Row> rows, Instant at) {
        run(
                "insert into realtime.events (account_id, seq, type, reference, at)"
                        + " select e.account_id, e.seq, e.type, e.reference::jsonb, ?"
                        + " from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[])"
                        + " as e (account_id, seq, type, reference)",
                statement -> {
                    statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                    statement.setArray(2, uuids(rows.stream().map(Row::account).toList()));
                    statement.setArray(3, array("bigint", rows.stream().map(Row::seq).toArray()));
                    statement.setArray(4, array("text", rows.stream().map(Row::type).toArray()));
                    statement.setArray(
                            5, array("text", rows.stream().map(Row::reference).toArray()));
                });
    }

    /** The latest numbers; accounts without any are left out. */
    public Map<AccountId, Long> heads(Collection<AccountId> accounts) {
        Map<AccountId, Long> heads = new HashMap<>();
        list(
                "select account_id, last_seq from realtime.counters where account_id = any(?)",
                statement -> statement.setArray(1, uuids(accounts)),
                row -> heads.put(account(row), row.getLong("last_seq")));
        return heads;
    }

    public Extent extent(AccountId account) {
        return list(
                        "select coalesce((select last_seq from realtime.counters"
                                + " where account_id = ?), 0) as head,"
                                + " coalesce((select min(seq) from realtime.events"
                                + " where account_id = ?), 0) as oldest",
                        statement -> {
                            statement.setObject(1, account.value());
                            statement.setObject(2, account.value());
                        },
                        row -> new Extent(row.getLong("head"), row.getLong("oldest")))
                .get(0);
    }

    /** What came after that number and not after the other, in order. */
    public List<LoggedEvent> events(AccountId account, long after, long upTo, int limit) {
        return list(
                "select seq, type, reference, at from realtime.events"
                        + " where account_id = ? and seq > ? and seq <= ? order by seq limit ?",
                statement -> {
                    statement.setObject(1, account.value());
                    statement.setLong(2, after);
                    statement.setLong(3, upTo);
                    statement.setInt(4, limit);
                },
                row ->
                        new LoggedEvent(
                                account,
                                row.getLong("seq"),
                                row.getString("type"),
                                tree(row.getString("reference")),
                                row.getObject("at", OffsetDateTime.class).toInstant()));
    }

    /**
     * Clears away what is older, or more than so many of one account. An account's oldest always go
     * first, so that what is kept has no hole.
     */
    public int trim(Instant before, int most) {
        return run(
                "delete from realtime.events e using"
                        + " (select c.account_id, greatest(c.last_seq - ?,"
                        + " coalesce((select max(o.seq) from realtime.events o"
                        + " where o.account_id = c.account_id and o.at < ?), 0)) as upto"
                        + " from realtime.counters c) t"
                        + " where e.account_id = t.account_id and e.seq <= t.upto",
                statement -> {
                    statement.setInt(1, most);
                    statement.setObject(2, before.atOffset(ZoneOffset.UTC));
                });
    }

    private <T> List<T> list(String sql, Values values, Reader<T> reader) {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            values.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private int run(String sql, Values values) {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            values.set(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private Connection connection() {
        return em.unwrap(Connection.class);
    }

    private Array uuids(Collection<AccountId> accounts) throws SQLException {
        return array("uuid", accounts.stream().map(AccountId::value).toArray());
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection().createArrayOf(type, values);
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("account_id", UUID.class));
    }

    private static Map<String, ?> tree(String json) {
        try {
            return Json.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
