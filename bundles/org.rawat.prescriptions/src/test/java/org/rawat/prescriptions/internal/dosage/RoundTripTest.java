package org.rawat.prescriptions.internal.dosage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageReading;

/** What is written is read back, whatever it says. */
class RoundTripTest {
    private static final long SEED = 20_261_124L;

    private final DosageTextService text = new DosageTextService();

    @Test
    void fiveThousandDosagesGoToTextAndBackUnchangedInBothLanguages() {
        Dosages dosages = new Dosages(SEED);
        Set<List<Dosage>> different = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            List<Dosage> steps = dosages.next();
            different.add(steps);
            for (Locale language : List.of(Locale.forLanguageTag("id"), Locale.ENGLISH)) {
                String written = text.write(steps, language);
                assertThat(text.read(written, DosageContext.unknown(language)))
                        .as("seed %s, dosage %s: %s", SEED, i, written)
                        .isEqualTo(new DosageReading.Understood(steps));
            }
        }
        assertThat(different).hasSizeGreaterThan(4500);
    }
}
