package org.rawat.catalogue.internal.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.BrokenRow;

/** Reads a file of products row by row, so that its size costs no memory. Reading is repeatable. */
public final class ProductReader {
    /** More than any clinic has; beyond it a file is a mistake. */
    public static final int MOST_ROWS = 300_000;

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SHOWN = 60;
    private static final int MOST_COLUMNS = 200;

    private final FileText file;
    private final char separator;
    private final long headerLine;
    private final List<String> headers;
    private final ColumnMapping mapping;

    private ProductReader(
            FileText file,
            char separator,
            long headerLine,
            List<String> headers,
            ColumnMapping mapping) {
        this.file = file;
        this.separator = separator;
        this.headerLine = headerLine;
        this.headers = headers;
        this.mapping = mapping;
    }

    /**
     * Looks at the beginning of a file; its columns are what their headers say.
     *
     * @throws ProblemException invalid, {@code file}, when it is no such file
     */
    public static ProductReader of(byte[] bytes) {
        FileText file = FileText.of(bytes);
        Lines lines = file.lines();
        skipBlank(lines);
        String first = lines.text(0);
        char separator = separator(first);
        if (namesSeparator(first)) {
            lines.drop(1);
            skipBlank(lines);
        }
        if (!lines.has(0)) {
            throw ProblemException.invalid("file", "file-empty");
        }
        long headerLine = lines.number();
        List<String> cells = new LogicalRows(lines, separator).next().cells();
        List<String> headers =
                cells == null
                        ? List.of()
                        : cells.stream().limit(MOST_COLUMNS).map(String::strip).toList();
        return new ProductReader(
                file, separator, headerLine, headers, ColumnMapping.guessed(headers));
    }

    private static void skipBlank(Lines lines) {
        while (lines.has(0) && lines.text(0).isBlank()) {
            lines.drop(1);
        }
    }

    /** Excel's own way of naming the separator. */
    private static boolean namesSeparator(String line) {
        return line.toLowerCase(Locale.ROOT).matches("\"?sep=.\"?");
    }

    private static char separator(String header) {
        if (namesSeparator(header)) {
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

    /**
     * The same with columns as somebody chose.
     *
     * @param fields as in {@link ColumnMapping#chosen}
     * @throws ProblemException invalid, {@code columns.N.field}
     */
    public ProductReader mapped(List<String> fields) {
        return new ProductReader(
                file, separator, headerLine, headers, ColumnMapping.chosen(fields, headers.size()));
    }

    public String encoding() {
        return file.encoding();
    }

    public String separator() {
        return String.valueOf(separator);
    }

    public List<String> headers() {
        return headers;
    }

    public ColumnMapping mapping() {
        return mapping;
    }

    /** The fields that the file speaks of, named as in {@code ProductDetails}. */
    public Set<String> columns() {
        return mapping.fields();
    }

    /** Headers that mean nothing to Rawat. */
    public List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            if (mapping.field(i).equals(ColumnMapping.IGNORED) && !header.isEmpty()) {
                ignored.add(header.length() > SHOWN ? header.substring(0, SHOWN) : header);
            }
        }
        return List.copyOf(ignored);
    }

    /**
     * Refuses a file that lacks a column.
     *
     * @throws ProblemException invalid, {@code file}
     */
    public ProductReader complete() {
        if (!mapping.missing().isEmpty()) {
            throw ProblemException.invalid(
                    "file", "file-columns", String.join(", ", mapping.missing()));
        }
        return this;
    }

    /**
     * Refuses a file that has fewer columns than are needed, whatever they are.
     *
     * @throws ProblemException invalid, {@code file}
     */
    public ProductReader mappable() {
        return headers.size() < ColumnMapping.NEEDED.size() ? complete() : this;
    }

    /** The first rows as they are, for showing them. */
    public List<List<String>> samples(int count) {
        List<List<String>> samples = new ArrayList<>();
        LogicalRows rows = rows();
        while (samples.size() < count && rows.hasNext()) {
            LogicalRows.Row row = rows.next();
            if (row.cells() != null && !row.blank()) {
                samples.add(List.copyOf(row.cells()));
            }
        }
        return samples;
    }

    private LogicalRows rows() {
        Lines lines = file.lines();
        while (lines.number() < headerLine && lines.has(0)) {
            lines.drop(1);
        }
        LogicalRows rows = new LogicalRows(lines, separator);
        rows.next();
        return rows;
    }

    /**
     * Reads all rows.
     *
     * @param codeSystem the code system of rows that name none
     * @param category the category of rows that name none, or null
     * @param good gets what can be loaded, each code once
     * @param broken gets what cannot
     * @param progress gets about how much is done, 0 to 100, now and then
     * @throws ProblemException invalid, {@code file}, when there are too many
     */
    public void read(
            String codeSystem,
            @Nullable String category,
            Consumer<ProductRow> good,
            Consumer<BrokenRow> broken,
            IntConsumer progress) {
        RowReader reader = new RowReader(mapping.columns(), codeSystem, category);
        if (reader.hasNumbers()) {
            for (LogicalRows rows = rows(); rows.hasNext(); ) {
                reader.see(rows.next());
            }
        }
        LogicalRows rows = rows();
        Map<String, Long> lines = new HashMap<>();
        int count = 0;
        while (rows.hasNext()) {
            LogicalRows.Row row = rows.next();
            if (row.cells() == null) {
                broken.accept(broken(row.line(), "row", row.problem()));
            } else if (!row.blank()) {
                take(reader.read(row), row.line(), lines, good, broken);
                count++;
            }
            if (count > MOST_ROWS) {
                throw ProblemException.invalid("file", "file-rows", MOST_ROWS);
            }
            progress.accept(rows.percent());
        }
    }

    private static void take(
            RowReader.Outcome outcome,
            long line,
            Map<String, Long> lines,
            Consumer<ProductRow> good,
            Consumer<BrokenRow> broken) {
        ProductRow product = outcome.row();
        if (product == null) {
            broken.accept(new BrokenRow(line, outcome.problems()));
            return;
        }
        String key = product.details().codeSystem() + "\n" + product.details().code();
        Long first = lines.putIfAbsent(key, line);
        if (first == null) {
            good.accept(product);
        } else {
            broken.accept(broken(line, Column.CODE.field(), "code-repeated", first));
        }
    }

    private static BrokenRow broken(long line, String field, String code, Object... args) {
        return new BrokenRow(line, List.of(FieldProblem.of(field, code, args)));
    }
}
