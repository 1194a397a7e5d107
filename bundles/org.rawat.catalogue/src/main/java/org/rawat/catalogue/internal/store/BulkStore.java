package org.rawat.catalogue.internal.store;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.internal.load.ProductRow;

/** Writes many products in few statements. Inside a unit of work only. */
public final class BulkStore {
    /** Whose word is final: the clinic's own files overwrite whatever there is. */
    public static final String CLINIC = "clinic";

    private static final int ROWS_OF_ONE_STATEMENT = 2000;

    /** The columns that a file may leave alone, by the field it would have to have. */
    private static final Map<String, List<String>> KEPT_UNLESS_NAMED = new LinkedHashMap<>();

    static {
        KEPT_UNLESS_NAMED.put("strength", List.of("strength"));
        KEPT_UNLESS_NAMED.put("category", List.of("category"));
        KEPT_UNLESS_NAMED.put("controlled", List.of("controlled"));
        KEPT_UNLESS_NAMED.put("price", List.of("price_minor", "price_currency"));
        KEPT_UNLESS_NAMED.put("stock", List.of("stock"));
        KEPT_UNLESS_NAMED.put("synonyms", List.of("synonyms"));
        KEPT_UNLESS_NAMED.put("ingredients", List.of("ingredients"));
        KEPT_UNLESS_NAMED.put("status", List.of("status"));
    }

    private final Sql sql;
    private final Clock clock;

    public BulkStore(EntityManager manager, Clock clock) {
        this.sql = new Sql(manager);
        this.clock = clock;
    }

    /** Which products are new and which have changed. */
    public record Outcome(Set<ProductId> inserted, Set<ProductId> changed) {}

    /** Which of these codes of the system there are. */
    public Set<String> existing(String codeSystem, Set<String> codes) {
        return new HashSet<>(
                sql.query(
                        """
                        SELECT code FROM catalogue.products
                         WHERE code_system = ? AND code = ANY (?)
                        """,
                        row -> row.getString(1),
                        codeSystem,
                        new Sql.Values("text", codes.toArray())));
    }

    /**
     * Inserts what is new and overwrites what differs.
     *
     * @param rows each code of a system once, categories known, successors known or among them
     * @param columns the fields that count; of all others what is there stays
     * @param source who supplies them; unless it is {@link #CLINIC}, only rows that the same source
     *     supplied before and the clinic has not edited are overwritten
     */
    public Outcome upsert(List<ProductRow> rows, Set<String> columns, String source) {
        Outcome outcome = new Outcome(new HashSet<>(), new HashSet<>());
        String statement = statement(columns, source);
        for (int from = 0; from < rows.size(); from += ROWS_OF_ONE_STATEMENT) {
            int to = Math.min(from + ROWS_OF_ONE_STATEMENT, rows.size());
            write(statement, rows.subList(from, to), source, outcome);
        }
        List<ProductRow> replaced = rows.stream().filter(row -> row.successor() != null).toList();
        if (!replaced.isEmpty()) {
            link(replaced, source, outcome);
        }
        return outcome;
    }

    private void write(String statement, List<ProductRow> rows, String source, Outcome outcome) {
        Instant now = clock.instant();
        sql.each(
                statement,
                row -> {
                    ProductId id = new ProductId(row.getObject(1, UUID.class));
                    return (row.getBoolean(2) ? outcome.inserted() : outcome.changed()).add(id);
                },
                added -> {},
                now,
                now,
                source,
                values("uuid", rows, row -> ProductId.next(clock).value()),
                values("text", rows, row -> row.details().codeSystem()),
                values("text", rows, row -> row.details().code()),
                values("text", rows, row -> row.details().name()),
                values("text", rows, row -> row.details().form()),
                values("text", rows, row -> row.details().strength()),
                values("text", rows, row -> row.details().unit()),
                values("text", rows, row -> row.details().category()),
                values("text", rows, row -> row.details().controlled().name()),
                values("bigint", rows, row -> ProductRows.minor(row.details().price())),
                values("text", rows, row -> ProductRows.currency(row.details().price())),
                values("numeric", rows, row -> row.details().stock()),
                values("text", rows, row -> ProductRows.synonyms(row.details().synonyms())),
                values("text", rows, row -> IngredientRows.write(row.details().ingredients())),
                values("text", rows, row -> row.status().name()));
    }

    private static String statement(Set<String> columns, String source) {
        List<String> written = new ArrayList<>(List.of("name", "form", "unit"));
        KEPT_UNLESS_NAMED.forEach(
                (field, names) -> {
                    if (columns.contains(field)
                            || field.equals("status") && columns.contains("successor")) {
                        written.addAll(names);
                    }
                });
        StringBuilder set = new StringBuilder();
        written.forEach(name -> set.append(name).append(" = excluded.").append(name).append(", "));
        if (written.contains("status")) {
            set.append(
                    "successor_id = CASE WHEN excluded.status = 'RETIRED' THEN p.successor_id END, ");
        }
        return """
                INSERT INTO catalogue.products AS p
                       (created_at, changed_at, source, id, code_system, code, name, form, strength,
                        unit, category, controlled, price_minor, price_currency, stock, synonyms,
                        ingredients, status)
                SELECT ?::timestamptz, ?::timestamptz, ?, r.*
                  FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                              ?::numeric[], ?::text[], ?::text[], ?::text[]) r
                ON CONFLICT (code_system, code) DO UPDATE
                   SET %s source = excluded.source, version = p.version + 1,
                       changed_at = excluded.changed_at
                 WHERE (%s) IS DISTINCT FROM (%s) AND %s
                RETURNING p.id, p.xmax = 0
                """
                .formatted(
                        set,
                        prefixed("p.", written),
                        prefixed("excluded.", written),
                        source.equals(CLINIC)
                                ? "true"
                                : "p.source = excluded.source AND NOT p.edited");
    }

    /**
     * Notes when a source knew of these; that changes nothing of them.
     *
     * @param ages when it knew of those that come from an older answer, by code system, line end
     *     and code; of the others just now
     * @return when each was last known of, which may be later than this answer
     */
    public Map<ProductId, Instant> confirm(
            List<ProductRow> rows, Map<String, Instant> ages, String source) {
        Instant now = clock.instant();
        Map<ProductId, Instant> confirmed = new LinkedHashMap<>();
        sql.each(
                """
                UPDATE catalogue.products p
                   SET confirmed_at = greatest(p.confirmed_at, least(r.known::timestamptz, ?))
                  FROM unnest(?::text[], ?::text[], ?::text[]) r (code_system, code, known)
                 WHERE p.code_system = r.code_system AND p.code = r.code AND p.source = ?
                RETURNING p.id, p.confirmed_at
                """,
                BulkStore::confirmation,
                one -> confirmed.put(one.getKey(), one.getValue()),
                now,
                values("text", rows, row -> row.details().codeSystem()),
                values("text", rows, row -> row.details().code()),
                values("text", rows, row -> known(row, ages, now).toString()),
                source);
        return confirmed;
    }

    /** When each was last offered, of those that a source has offered. */
    public Map<ProductId, Instant> confirmed() {
        Map<ProductId, Instant> confirmed = new LinkedHashMap<>();
        sql.each(
                "SELECT id, confirmed_at FROM catalogue.products WHERE confirmed_at IS NOT NULL",
                BulkStore::confirmation,
                one -> confirmed.put(one.getKey(), one.getValue()));
        return confirmed;
    }

    private static Instant known(ProductRow row, Map<String, Instant> ages, Instant now) {
        String code = row.details().codeSystem() + "\n" + row.details().code();
        return ages.getOrDefault(code, now);
    }

    private static Map.Entry<ProductId, Instant> confirmation(ResultSet row) throws SQLException {
        return Map.entry(
                new ProductId(row.getObject(1, UUID.class)),
                row.getObject(2, OffsetDateTime.class).toInstant());
    }

    private void link(List<ProductRow> rows, String source, Outcome outcome) {
        sql.each(
                """
                UPDATE catalogue.products p
                   SET successor_id = s.id, changed_at = ?, version = p.version + 1
                  FROM unnest(?::text[], ?::text[], ?::text[]) r (code_system, code, successor)
                  JOIN catalogue.products s
                    ON s.code_system = r.code_system AND s.code = r.successor
                 WHERE p.code_system = r.code_system AND p.code = r.code
                   AND p.status = 'RETIRED' AND p.successor_id IS DISTINCT FROM s.id
                   AND (p.source = ? AND NOT p.edited OR ?)
                RETURNING p.id
                """,
                row -> new ProductId(row.getObject(1, UUID.class)),
                id -> {
                    if (!outcome.inserted().contains(id)) {
                        outcome.changed().add(id);
                    }
                },
                clock.instant(),
                values("text", rows, row -> row.details().codeSystem()),
                values("text", rows, row -> row.details().code()),
                values("text", rows, ProductRow::successor),
                source,
                source.equals(CLINIC));
    }

    private static Sql.Values values(
            String type, List<ProductRow> rows, Function<ProductRow, @Nullable Object> value) {
        return new Sql.Values(type, rows.stream().map(value).toArray());
    }

    private static String prefixed(String prefix, List<String> names) {
        return String.join(", ", names.stream().map(name -> prefix + name).toList());
    }
}
