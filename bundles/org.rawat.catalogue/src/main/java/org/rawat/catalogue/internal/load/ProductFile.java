package org.rawat.catalogue.internal.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.BrokenRow;

/**
 * A file, read.
 *
 * @param encoding the encoding that was found
 * @param separator the separator that was found
 * @param ignored headers that mean nothing to Rawat
 * @param columns the fields that the file speaks of, named as in {@code ProductDetails}
 * @param rows what can be loaded, each code once
 * @param broken what cannot, in the file's order
 */
public record ProductFile(
        String encoding,
        String separator,
        List<String> ignored,
        Set<String> columns,
        List<ProductRow> rows,
        List<BrokenRow> broken) {
    /** More than any clinic has; beyond it a file is a mistake. */
    public static final int MOST_ROWS = 300_000;

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /** Without these columns a row says nothing that could be handed out. */
    static final List<Column> NEEDED = List.of(Column.CODE, Column.NAME, Column.FORM, Column.UNIT);

    /**
     * Reads the bytes of a file.
     *
     * @param codeSystem the code system of rows that name none
     * @param category the category of rows that name none, or null
     * @throws ProblemException invalid, {@code file}, when it is no such file
     */
    public static ProductFile read(
            byte[] bytes, String codeSystem, @org.jspecify.annotations.Nullable String category) {
        FileText file = FileText.of(bytes);
        List<String> lines = file.text().lines().toList();
        int header = 0;
        while (header < lines.size() && lines.get(header).isBlank()) {
            header++;
        }
        char separator = separator(lines.get(header));
        if (lines.get(header).toLowerCase(java.util.Locale.ROOT).matches("\"?sep=.\"?")) {
            // Excel's own way of naming the separator.
            header++;
        }
        if (header >= lines.size()) {
            throw ProblemException.invalid("file", "file-empty");
        }
        LogicalRows rows = new LogicalRows(lines, header, separator);
        List<String> headers = rows.next().cells();
        List<String> ignored = new ArrayList<>();
        Map<Column, Integer> columns = columns(headers == null ? List.of() : headers, ignored);
        return new Reading(columns, codeSystem, category)
                .read(rows, file.encoding(), String.valueOf(separator), ignored);
    }

    private static char separator(String header) {
        if (header.toLowerCase(java.util.Locale.ROOT).matches("\"?sep=.\"?")) {
            return header.replace("\"", "").charAt(4);
        }
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static Map<Column, Integer> columns(List<String> headers, List<String> ignored) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i).strip();
            Column column = Column.named(header).orElse(null);
            if (column == null || columns.putIfAbsent(column, i) != null) {
                if (!header.isEmpty()) {
                    ignored.add(header.length() > 60 ? header.substring(0, 60) : header);
                }
            }
        }
        List<String> missing =
                NEEDED.stream().filter(c -> !columns.containsKey(c)).map(Column::field).toList();
        if (!missing.isEmpty()) {
            throw ProblemException.invalid("file", "file-columns", String.join(", ", missing));
        }
        return columns;
    }

    /** One pass over the rows. */
    private record Reading(
            Map<Column, Integer> columns,
            String codeSystem,
            @org.jspecify.annotations.Nullable String category) {

        ProductFile read(
                LogicalRows source, String encoding, String separator, List<String> ignored) {
            List<LogicalRows.Row> readable = new ArrayList<>();
            Map<Long, BrokenRow> broken = new LinkedHashMap<>();
            while (source.hasNext()) {
                LogicalRows.Row row = source.next();
                if (row.cells() == null) {
                    broken.put(row.line(), broken(row.line(), "row", "quotes"));
                } else if (!row.blank()) {
                    readable.add(row);
                }
                if (readable.size() > MOST_ROWS) {
                    throw ProblemException.invalid("file", "file-rows", MOST_ROWS);
                }
            }
            List<ProductRow> rows = understand(readable, broken);
            return new ProductFile(
                    encoding,
                    separator,
                    List.copyOf(ignored),
                    fields(),
                    rows,
                    broken.values().stream()
                            .sorted(java.util.Comparator.comparingLong(BrokenRow::line))
                            .toList());
        }

        private List<ProductRow> understand(
                List<LogicalRows.Row> readable, Map<Long, BrokenRow> broken) {
            RowReader reader = new RowReader(columns, codeSystem, category, readable);
            Map<String, Long> lines = new HashMap<>();
            List<ProductRow> rows = new ArrayList<>();
            for (LogicalRows.Row row : readable) {
                RowReader.Outcome outcome = reader.read(row);
                ProductRow product = outcome.row();
                if (product == null) {
                    broken.put(row.line(), new BrokenRow(row.line(), outcome.problems()));
                    continue;
                }
                String key = product.details().codeSystem() + "\n" + product.details().code();
                Long first = lines.putIfAbsent(key, row.line());
                if (first == null) {
                    rows.add(product);
                } else {
                    broken.put(
                            row.line(),
                            broken(row.line(), Column.CODE.field(), "code-repeated", first));
                }
            }
            return rows;
        }

        private Set<String> fields() {
            return columns.keySet().stream()
                    .map(Column::field)
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
        }

        private static BrokenRow broken(long line, String field, String code, Object... args) {
            return new BrokenRow(line, List.of(FieldProblem.of(field, code, args)));
        }
    }
}
