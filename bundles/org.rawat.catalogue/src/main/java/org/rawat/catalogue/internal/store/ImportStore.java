package org.rawat.catalogue.internal.store;

import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rawat.api.ClientKey;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.BrokenRow;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportReport;

/** What was imported, and what came of it. Inside a unit of work only. */
public final class ImportStore {
    private static final int REPORTED = 1000;

    private final Sql sql;

    public ImportStore(EntityManager manager) {
        this.sql = new Sql(manager);
    }

    public Optional<ImportReport> find(ImportId id) {
        return sql.one(
                        "SELECT * FROM catalogue.imports WHERE id = ?",
                        row ->
                                new ImportReport(
                                        id,
                                        row.getString("file_name"),
                                        row.getObject("committed_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("encoding"),
                                        row.getString("separator"),
                                        lines(row.getString("ignored_columns")),
                                        row.getInt("inserted"),
                                        row.getInt("changed"),
                                        row.getInt("unchanged"),
                                        row.getInt("broken"),
                                        List.of()),
                        id.value())
                .map(report -> withProblems(report, problems(id)));
    }

    /** Waits until no other file is being loaded; until the end of the transaction. */
    public void oneAtATime() {
        sql.one("SELECT pg_advisory_xact_lock(hashtext('catalogue.imports'))", row -> Boolean.TRUE);
    }

    /** What the key of that actor has imported before. */
    public Optional<ImportId> importedWith(String actor, ClientKey key) {
        return sql.one(
                "SELECT id FROM catalogue.imports WHERE actor = ? AND client_key = ?",
                row -> new ImportId(row.getObject(1, UUID.class)),
                actor,
                key.value());
    }

    /** Whether this very content was imported from that source before. */
    public boolean wasImported(String source, String sha256) {
        return sql.one(
                        """
                        SELECT 1 FROM catalogue.imports
                         WHERE source = ? AND content_sha256 = ? LIMIT 1
                        """,
                        row -> row.getInt(1),
                        source,
                        sha256)
                .isPresent();
    }

    /** Keeps the report. */
    public void insert(
            ImportReport report, String actor, ClientKey key, String source, String sha256) {
        sql.update(
                """
                INSERT INTO catalogue.imports
                       (id, actor, client_key, source, file_name, content_sha256, committed_at,
                        encoding, separator, ignored_columns, inserted, changed, unchanged, broken)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                report.id().value(),
                actor,
                key.value(),
                source,
                report.fileName(),
                sha256,
                report.at(),
                report.encoding(),
                report.separator(),
                String.join("\n", report.ignoredColumns()),
                report.inserted(),
                report.changed(),
                report.unchanged(),
                report.brokenRows());
        insertProblems(report);
    }

    private void insertProblems(ImportReport report) {
        List<Object> lines = new ArrayList<>();
        List<Object> positions = new ArrayList<>();
        List<Object> fields = new ArrayList<>();
        List<Object> codes = new ArrayList<>();
        List<Object> args = new ArrayList<>();
        for (BrokenRow row : report.broken()) {
            for (int i = 0; i < row.problems().size(); i++) {
                FieldProblem problem = row.problems().get(i);
                lines.add(row.line());
                positions.add(i);
                fields.add(problem.field());
                codes.add(problem.code());
                args.add(joined(problem.args()));
            }
        }
        sql.update(
                """
                INSERT INTO catalogue.import_problems (import_id, line, position, field, code, args)
                SELECT ?, * FROM unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[])
                """,
                report.id().value(),
                new Sql.Values("bigint", lines.toArray()),
                new Sql.Values("int", positions.toArray()),
                new Sql.Values("text", fields.toArray()),
                new Sql.Values("text", codes.toArray()),
                new Sql.Values("text", args.toArray()));
    }

    private List<BrokenRow> problems(ImportId id) {
        Map<Long, List<FieldProblem>> rows = new LinkedHashMap<>();
        sql.each(
                """
                SELECT line, field, code, args FROM catalogue.import_problems
                 WHERE import_id = ? ORDER BY line, position
                """,
                row ->
                        Map.entry(
                                row.getLong("line"),
                                new FieldProblem(
                                        row.getString("field"),
                                        row.getString("code"),
                                        List.copyOf(lines(row.getString("args"))))),
                entry ->
                        rows.computeIfAbsent(entry.getKey(), line -> new ArrayList<>())
                                .add(entry.getValue()),
                id.value());
        return rows.entrySet().stream()
                .limit(REPORTED)
                .map(entry -> new BrokenRow(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ImportReport withProblems(ImportReport report, List<BrokenRow> broken) {
        return new ImportReport(
                report.id(),
                report.fileName(),
                report.at(),
                report.encoding(),
                report.separator(),
                report.ignoredColumns(),
                report.inserted(),
                report.changed(),
                report.unchanged(),
                report.brokenRows(),
                broken);
    }

    private static String joined(List<Object> args) {
        return String.join(
                "\n", args.stream().map(arg -> arg.toString().replaceAll("\\s+", " ")).toList());
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
