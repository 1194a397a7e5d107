package org.rawat.prescriptions.internal.dosage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.api.dosage.DosageReading.Understood;

/** The hand-checked lines. */
class DosageTableTest {
    private final DosageTextService text = new DosageTextService();

    @Test
    void theLinesWithWhichTheReaderWasDevelopedAreExact() {
        exact("developed", DosageLine.developed());
    }

    @Test
    void theLinesThatWereHeldBackAreExact() {
        exact("held back", DosageLine.heldBack());
    }

    @Test
    void theTableIsLargeAndNamesWhereEachLineOccurs() {
        List<DosageLine> all =
                Stream.concat(DosageLine.developed().stream(), DosageLine.heldBack().stream())
                        .toList();

        assertThat(all).hasSizeGreaterThanOrEqualTo(320);
        assertThat(all).allSatisfy(it -> assertThat(it.source()).hasSizeGreaterThan(10));
        assertThat(all.stream().map(it -> it.line() + "|" + it.form())).doesNotHaveDuplicates();
    }

    @Test
    void everyUnderstoodLineIsWrittenInBothLanguagesAndReadsBackTheSame() {
        for (DosageLine line : DosageLine.developed()) {
            if (text.read(line.line(), line.context()) instanceof Understood understood) {
                for (Locale language : List.of(Locale.forLanguageTag("id"), Locale.ENGLISH)) {
                    String written = text.write(understood.steps(), language);
                    assertThat(text.read(written, DosageContext.unknown(language)))
                            .as("%s: %s", line.line(), written)
                            .isEqualTo(understood);
                }
            }
        }
    }

    /** At least 98 of 100 exact; of the rest none read as something else than it says. */
    private void exact(String part, List<DosageLine> lines) {
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (DosageLine line : lines) {
            DosageReading reading = text.read(line.line(), line.context());
            String read = Notation.of(reading);
            if (!read.equals(line.expected())) {
                String said = line + " is " + read + " " + reading;
                (reading instanceof Understood ? wrong : missed).add(said);
            }
        }
        int exact = lines.size() - wrong.size() - missed.size();
        System.err.printf("dosage lines, %s: %d of %d exact%n", part, exact, lines.size());
        assertThat(wrong).as("understood wrongly").isEmpty();
        assertThat(missed).as("not understood").hasSizeLessThanOrEqualTo(lines.size() / 50);
    }
}
