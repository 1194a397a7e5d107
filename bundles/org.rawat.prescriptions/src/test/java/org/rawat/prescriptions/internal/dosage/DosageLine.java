package org.rawat.prescriptions.internal.dosage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rawat.prescriptions.api.dosage.DosageContext;

/**
 * A line of the hand-checked table.
 *
 * @param line as a doctor types it
 * @param form the medicine's form
 * @param expected what it means in the {@link Notation}, or {@code free}
 * @param source where such a line occurs
 */
record DosageLine(String line, String form, String expected, String source) {
    private static final Pattern CELL =
            Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)|([^,]*)(?:,|$)");

    /** The part with which the reader was developed. */
    static List<DosageLine> developed() {
        return read("/dosage/lines-developed.csv");
    }

    /** The part that was looked at only when the reader was done. */
    static List<DosageLine> heldBack() {
        return read("/dosage/lines-held-back.csv");
    }

    DosageContext context() {
        return new DosageContext(form, "", "", Locale.forLanguageTag("id"));
    }

    private static List<DosageLine> read(String resource) {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        DosageLine.class.getResourceAsStream(resource)),
                                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(DosageLine::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DosageLine of(String row) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(row);
        while (cells.size() < 4 && cell.find()) {
            String quoted = cell.group(1);
            cells.add(quoted == null ? cell.group(2) : quoted.replace("\"\"", "\""));
        }
        return new DosageLine(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }
}
