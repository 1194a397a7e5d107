package org.rawat.prescriptions.rules.internal.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;

/**
 * A file of rules: CSV in UTF-8, with or without a byte order mark, separated by comma or
 * semicolon, its first line the columns of one {@link RuleKind}. Other columns are ignored.
 *
 * @param kind which kind of rules
 * @param rows what can be taken over
 * @param lines in which line each of the rows begins
 * @param broken what cannot
 */
public record RuleFile(
        RuleKind kind, List<RuleRow> rows, List<Long> lines, List<BrokenRow> broken) {
    private static final int ROWS_MAX = 50_000;

    public RuleFile {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        broken = List.copyOf(broken);
    }

    /**
     * Reads a file.
     *
     * @throws ProblemException invalid, {@code file}: {@code encoding}, {@code columns} when it is
     *     of no kind, {@code csv} when a quote is not closed, {@code too-many-rows}
     */
    public static RuleFile read(byte[] content) {
        String text = text(content);
        try (CSVParser parser = format(text).parse(new StringReader(text))) {
            RuleKind kind =
                    RuleKind.of(Set.copyOf(parser.getHeaderNames()))
                            .orElseThrow(() -> ProblemException.invalid("file", "columns"));
            return rows(kind, parser);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw ProblemException.invalid("file", "csv");
        }
    }

    private static RuleFile rows(RuleKind kind, CSVParser parser) {
        List<RuleRow> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        List<BrokenRow> broken = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        long line = parser.getCurrentLineNumber() + 1;
        for (CSVRecord read : parser) {
            if (read.getRecordNumber() > ROWS_MAX) {
                throw ProblemException.invalid("file", "too-many-rows");
            }
            Map<String, String> fields = fields(kind, read);
            List<FieldProblem> problems = RowRules.problems(kind, fields);
            String key = kind.key(fields);
            if (problems.isEmpty() && !keys.add(key)) {
                problems = List.of(FieldProblem.of(kind.columns().get(0), "twice"));
            }
            if (problems.isEmpty()) {
                rows.add(new RuleRow(kind, key, fields));
                lines.add(line);
            } else {
                broken.add(new BrokenRow(line, problems));
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        return new RuleFile(kind, rows, lines, broken);
    }

    private static Map<String, String> fields(RuleKind kind, CSVRecord row) {
        Map<String, String> fields = new HashMap<>();
        for (String column : kind.columns()) {
            fields.put(column, row.isSet(column) ? row.get(column).strip() : "");
        }
        return fields;
    }

    private static CSVFormat format(String text) {
        String header = text.lines().findFirst().orElse("");
        char separator = header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setIgnoreHeaderCase(false)
                .get();
    }

    private static String text(byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            int end = plain.indexOf('\n');
            return end < 0
                    ? plain.toLowerCase(Locale.ROOT)
                    : plain.substring(0, end).toLowerCase(Locale.ROOT) + plain.substring(end);
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("file", "encoding");
        }
    }
}
