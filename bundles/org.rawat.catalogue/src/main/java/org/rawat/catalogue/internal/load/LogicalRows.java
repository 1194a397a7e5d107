package org.rawat.catalogue.internal.load;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Divides a text into rows and their cells. A row whose quotation mark is never closed must not
 * swallow the rest of the file, so rows are divided first and then parsed one by one.
 */
final class LogicalRows {
    /** A cell may hold line ends; one that holds more has lost its closing quotation mark. */
    private static final int LINES_OF_ONE_ROW = 10;

    private final Lines lines;
    private final char separator;
    private final CSVFormat format;

    LogicalRows(Lines lines, char separator) {
        this.lines = lines;
        this.separator = separator;
        this.format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setTrailingData(true)
                        .setIgnoreEmptyLines(false)
                        .get();
    }

    /**
     * One row.
     *
     * @param line the line on which it begins, the first being 1
     * @param cells its cells; null when it cannot be read
     * @param problem what is wrong when it cannot
     */
    record Row(long line, @org.jspecify.annotations.Nullable List<String> cells, String problem) {
        boolean blank() {
            return cells != null && cells.stream().allMatch(String::isBlank);
        }
    }

    boolean hasNext() {
        return lines.has(0);
    }

    Row next() {
        long first = lines.number();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES_OF_ONE_ROW && lines.has(i) && !lines.overlong(i); i++) {
            text.append(i == 0 ? "" : "\n").append(lines.text(i));
            Quotes quotes = quotes(text);
            // Over several lines an untidy end is the next row's quotation mark.
            if (quotes == Quotes.CLOSED || quotes == Quotes.UNTIDY && i == 0) {
                lines.drop(i + 1);
                return new Row(first, cells(text.toString()), "quotes");
            }
        }
        String problem = lines.overlong(0) ? "row-too-long" : "quotes";
        lines.drop(1);
        return new Row(first, null, problem);
    }

    /** About how much of the file is read, 0 to 100. */
    int percent() {
        return lines.percent();
    }

    /** How the quotation marks of a row stand (RFC 4180 section 2). */
    private enum Quotes {
        OPEN,
        CLOSED,
        /** Closed, but with something behind a closing one before the next separator. */
        UNTIDY
    }

    private Quotes quotes(CharSequence text) {
        Quotes quotes = Quotes.CLOSED;
        boolean open = false;
        boolean cellStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open && c == '"') {
                char behind = i + 1 < text.length() ? text.charAt(i + 1) : separator;
                if (behind == '"') {
                    i++;
                } else {
                    open = false;
                    quotes = behind == separator ? quotes : Quotes.UNTIDY;
                }
            } else if (!open) {
                open = c == '"' && cellStart;
                cellStart = c == separator || cellStart && c == ' ';
            }
        }
        return open ? Quotes.OPEN : quotes;
    }

    private @org.jspecify.annotations.Nullable List<String> cells(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<String> cells = new ArrayList<>();
            for (CSVRecord row : parser) {
                row.forEach(cells::add);
            }
            return cells;
        } catch (IOException | java.io.UncheckedIOException | IllegalStateException e) {
            return null;
        }
    }
}
