package org.rawat.audit.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.audit.api.AuditQuery;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.internal.ChainRow;
import org.rawat.audit.internal.ChainRow.Written;
import org.rawat.audit.internal.ChainSource;
import org.rawat.audit.internal.Link;

/** The rows of the record. All of it works inside a unit of work. */
public final class RecordStore implements ChainSource {
    // Any number that nobody else takes: "audi" in ASCII.
    private static final long APPENDER = 0x61756469L;

    private static final String LISTED =
            "SELECT c.number, " + RecordRows.COLUMNS + " FROM audit.records r";
    private static final String CHAINED = " LEFT JOIN audit.chain c ON c.record_id = r.id";

    private final Sql sql;

    public RecordStore(EntityManager manager) {
        this.sql = new Sql(manager);
    }

    /** Adds a record. */
    public void add(Written written) {
        add(List.of(written));
    }

    /** Adds records. */
    public void add(List<Written> all) {
        sql.batch(
                RecordRows.INSERT,
                all,
                (parameters, written) ->
                        RecordRows.insert(
                                parameters,
                                Objects.requireNonNull(written.content()),
                                written.code()));
    }

    /** Notes that records of this unit are to be chained after the commit. */
    public void await(List<UUID> records) {
        sql.batch(
                "INSERT INTO audit.waiting (record_id) VALUES (?)",
                records,
                (parameters, id) -> parameters.add(id));
    }

    /** Lets nobody else chain until this unit ends. */
    public void lockChain() {
        sql.query("SELECT pg_advisory_xact_lock(?)", row -> true, List.of(APPENDER));
    }

    /** The last link, or empty when there is none. */
    public Optional<Link> head() {
        return first(
                "SELECT number, hash FROM audit.chain ORDER BY number DESC LIMIT 1", List.of());
    }

    /** The link with this number. */
    public Optional<Link> link(long number) {
        return first("SELECT number, hash FROM audit.chain WHERE number = ?", List.of(number));
    }

    private Optional<Link> first(String query, List<Object> values) {
        return sql.query(query, row -> new Link(row.getLong(1), row.getBytes(2)), values).stream()
                .findFirst();
    }

    /** Committed records that wait to be chained, after this id, in the order of their ids. */
    public List<Written> waiting(@Nullable UUID after, int limit) {
        return sql.query(
                "SELECT "
                        + RecordRows.COLUMNS
                        + " FROM audit.waiting w JOIN audit.records r ON r.id ="
                        + " w.record_id WHERE w.record_id > ? ORDER BY w.record_id"
                        + " LIMIT ?",
                row -> RecordRows.read(row, 1, null),
                List.of(after == null ? new UUID(0, 0) : after, limit));
    }

    /** Adds links; their records wait no longer. */
    public void chain(List<ChainRow> links) {
        sql.batch(
                "INSERT INTO audit.chain (number, record_id, previous, hash) VALUES (?, ?, ?, ?)",
                links,
                (parameters, link) ->
                        parameters
                                .add(link.number())
                                .add(link.recordId())
                                .add(link.previous())
                                .add(link.hash()));
        sql.batch(
                "DELETE FROM audit.waiting WHERE record_id = ?",
                links,
                (parameters, link) -> parameters.add(link.recordId()));
    }

    /** The id of the key with which the codes are made. */
    public Optional<String> keyId() {
        return sql
                .query(
                        "SELECT id FROM audit.keys ORDER BY since DESC LIMIT 1",
                        row -> row.getString(1),
                        List.of())
                .stream()
                .findFirst();
    }

    /** Notes the key with which the codes are made from now on. */
    public void addKey(String id, Instant since) {
        sql.batch(
                "INSERT INTO audit.keys (id, since) VALUES (?, ?)",
                List.of(id),
                (parameters, key) -> parameters.add(key).add(utc(since)));
    }

    /** Records that match, newest first, after the one with this id. */
    public List<AuditRecord> search(AuditQuery query, @Nullable UUID after, int limit) {
        Where where = new Where();
        PersonId person = query.person();
        AccountId account = query.account();
        String action = query.action();
        where.and("r.persons @> ARRAY[?::uuid]", person == null ? null : person.value());
        where.and("r.actor_account = ?", account == null ? null : account.value());
        where.and("(r.action = ? OR r.action LIKE ? || '.%')", action, action);
        where.and("r.outcome = ?", query.outcome() == null ? null : query.outcome().name());
        where.and("r.at >= ?", query.from() == null ? null : utc(query.from()));
        where.and("r.at < ?", query.until() == null ? null : utc(query.until()));
        return list(where, after, limit);
    }

    /** Records that name the person, but for what this account did, newest first. */
    public List<AuditRecord> accesses(
            PersonId person, @Nullable AccountId notBy, @Nullable UUID after, int limit) {
        Where where = new Where();
        where.and("r.persons @> ARRAY[?::uuid]", person.value());
        where.and("r.actor_account IS DISTINCT FROM ?::uuid", notBy == null ? null : notBy.value());
        return list(where, after, limit);
    }

    private List<AuditRecord> list(Where where, @Nullable UUID after, int limit) {
        where.and("(r.at, r.id) < (SELECT f.at, f.id FROM audit.records f WHERE f.id = ?)", after);
        List<@Nullable Object> values = new ArrayList<>(where.values);
        values.add(limit);
        return sql.query(
                LISTED + CHAINED + where + " ORDER BY r.at DESC, r.id DESC LIMIT ?",
                row -> {
                    Written written = RecordRows.read(row, 2, row.getObject(1, Long.class));
                    return written == null ? null : written.content();
                },
                values);
    }

    @Override
    public List<ChainRow> links(long after, int limit) {
        return sql.query(
                "SELECT c.number, c.record_id, c.previous, c.hash, "
                        + RecordRows.COLUMNS
                        + " FROM audit.chain c LEFT JOIN audit.records r ON r.id = c.record_id"
                        + " WHERE c.number > ? ORDER BY c.number LIMIT ?",
                row ->
                        new ChainRow(
                                row.getLong(1),
                                row.getObject(2, UUID.class),
                                row.getBytes(3),
                                row.getBytes(4),
                                RecordRows.read(row, 5, row.getLong(1))),
                List.of(after, limit));
    }

    @Override
    public boolean followedElsewhere(byte[] hash, long number) {
        return sql.query(
                        "SELECT EXISTS (SELECT 1 FROM audit.chain WHERE previous = ? AND number"
                                + " <> ?)",
                        row -> row.getBoolean(1),
                        List.of(hash, number))
                .contains(true);
    }

    @Override
    public List<Written> unchained(int limit) {
        return sql.query(
                "SELECT "
                        + RecordRows.COLUMNS
                        + " FROM audit.records r"
                        + CHAINED
                        + " WHERE c.number IS NULL LIMIT ?",
                row -> RecordRows.read(row, 1, null),
                Collections.singletonList(limit));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Conditions that must all hold; those without a value fall away. */
    private static final class Where {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        void and(String condition, @Nullable Object... given) {
            for (Object value : given) {
                if (value == null) {
                    return;
                }
            }
            text.append(text.isEmpty() ? " WHERE " : " AND ").append(condition);
            values.addAll(List.of(given));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
