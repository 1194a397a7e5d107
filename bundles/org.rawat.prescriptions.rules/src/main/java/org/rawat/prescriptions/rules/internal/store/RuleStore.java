package org.rawat.prescriptions.rules.internal.store;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rawat.api.FieldProblem;
import org.rawat.prescriptions.rules.internal.ImportReport;
import org.rawat.prescriptions.rules.internal.Origin;
import org.rawat.prescriptions.rules.internal.load.BrokenRow;
import org.rawat.prescriptions.rules.internal.load.RuleKind;
import org.rawat.prescriptions.rules.internal.load.RuleRow;

/** The rules and what was loaded. Inside a unit of work only. */
public final class RuleStore {
    private static final int REPORTED = 1_000;
    private static final String IMPORT =
            """
            SELECT id, origin, file_name, kind, version, knowledge_date, committed_at,
                   inserted, changed, unchanged, broken
              FROM rules.imports
            """;

    private final Sql sql;

    public RuleStore(EntityManager manager) {
        this.sql = new Sql(manager);
    }

    /** Those in force: where both have one of a key, the clinic's. */
    public List<RuleRow> inForce() {
        return sql.query(
                """
                SELECT DISTINCT ON (kind, key) kind, key, fields FROM rules.rules
                 ORDER BY kind, key, origin
                """,
                RuleStore::row);
    }

    /** The rules of one origin and kind by key. */
    public Map<String, RuleRow> of(Origin origin, RuleKind kind) {
        Map<String, RuleRow> rows = new LinkedHashMap<>();
        sql.each(
                "SELECT kind, key, fields FROM rules.rules WHERE origin = ? AND kind = ?",
                RuleStore::row,
                row -> rows.put(row.key(), row),
                origin.word(),
                kind.name());
        return rows;
    }

    /** How many rules of each origin are in force or stand behind the clinic's. */
    public int count(Origin origin) {
        return sql.one(
                        "SELECT count(*) FROM rules.rules WHERE origin = ?",
                        row -> row.getInt(1),
                        origin.word())
                .orElse(0);
    }

    private static RuleRow row(ResultSet row) throws SQLException {
        return RuleRow.of(
                RuleKind.valueOf(row.getString("kind")),
                row.getString("key"),
                List.of((String[]) row.getArray("fields").getArray()));
    }

    /** Stores a rule in the place of the one of the same key. */
    public void put(Origin origin, RuleRow row, UUID importId) {
        sql.update(
                """
                INSERT INTO rules.rules (origin, kind, key, fields, import_id)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (origin, kind, key)
                DO UPDATE SET fields = excluded.fields, import_id = excluded.import_id
                """,
                origin.word(),
                row.kind().name(),
                row.key(),
                new Sql.Values("text", row.values().toArray()),
                importId);
    }

    /** Takes rules away. */
    public void remove(Origin origin, RuleKind kind, List<String> keys) {
        sql.update(
                "DELETE FROM rules.rules WHERE origin = ? AND kind = ? AND key = ANY (?)",
                origin.word(),
                kind.name(),
                new Sql.Values("text", keys.toArray()));
    }

    /** Keeps the report. */
    public void insert(ImportReport report, String actor, UUID key, String sha256) {
        sql.update(
                """
                INSERT INTO rules.imports
                       (id, origin, actor, client_key, file_name, kind, version, knowledge_date,
                        content_sha256, committed_at, inserted, changed, unchanged, broken)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                report.id(),
                report.origin().word(),
                actor,
                key,
                report.fileName(),
                report.kind().name(),
                report.version(),
                report.date(),
                sha256,
                report.at(),
                report.inserted(),
                report.changed(),
                report.unchanged(),
                report.brokenRows());
        for (BrokenRow row : report.broken()) {
            for (FieldProblem problem : row.problems()) {
                sql.update(
                        "INSERT INTO rules.import_problems VALUES (?, ?, ?, ?)",
                        report.id(),
                        row.line(),
                        problem.field(),
                        problem.code());
            }
        }
    }

    /** What the key of that actor has loaded before. */
    public Optional<ImportReport> loadedWith(String actor, UUID key) {
        return sql.one(
                IMPORT + " WHERE actor = ? AND client_key = ?", RuleStore::report, actor, key);
    }

    /** Whether the newest shipped file of this kind has this content. */
    public boolean shipped(RuleKind kind, String sha256) {
        return sql.one(
                        """
                        SELECT content_sha256 FROM rules.imports
                         WHERE origin = 'shipped' AND kind = ? ORDER BY committed_at DESC LIMIT 1
                        """,
                        row -> row.getString(1),
                        kind.name())
                .filter(sha256::equals)
                .isPresent();
    }

    /** The newest imports first. */
    public List<ImportReport> newest(int limit) {
        return sql.query(
                IMPORT + " ORDER BY committed_at DESC, id DESC LIMIT ?", RuleStore::report, limit);
    }

    /** The newest of one origin. */
    public Optional<ImportReport> newest(Origin origin) {
        return sql.one(
                IMPORT + " WHERE origin = ? ORDER BY committed_at DESC, id DESC LIMIT 1",
                RuleStore::report,
                origin.word());
    }

    /** One import with its broken rows. */
    public Optional<ImportReport> find(UUID id) {
        return sql.one(IMPORT + " WHERE id = ?", RuleStore::report, id)
                .map(report -> with(report, problems(id)));
    }

    private List<BrokenRow> problems(UUID id) {
        Map<Long, List<FieldProblem>> rows = new LinkedHashMap<>();
        sql.each(
                "SELECT line, field, code FROM rules.import_problems WHERE import_id = ? ORDER BY line, field",
                row ->
                        Map.entry(
                                row.getLong(1),
                                FieldProblem.of(row.getString(2), row.getString(3))),
                entry ->
                        rows.computeIfAbsent(entry.getKey(), line -> new ArrayList<>())
                                .add(entry.getValue()),
                id);
        return rows.entrySet().stream()
                .limit(REPORTED)
                .map(entry -> new BrokenRow(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ImportReport report(ResultSet row) throws SQLException {
        return new ImportReport(
                row.getObject("id", UUID.class),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("file_name"),
                RuleKind.valueOf(row.getString("kind")),
                row.getString("version"),
                row.getObject("knowledge_date", LocalDate.class),
                row.getObject("committed_at", OffsetDateTime.class).toInstant(),
                row.getInt("inserted"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("broken"),
                List.of());
    }

    private static ImportReport with(ImportReport report, List<BrokenRow> broken) {
        return new ImportReport(
                report.id(),
                report.origin(),
                report.fileName(),
                report.kind(),
                report.version(),
                report.date(),
                report.at(),
                report.inserted(),
                report.changed(),
                report.unchanged(),
                report.brokenRows(),
                broken);
    }
}
