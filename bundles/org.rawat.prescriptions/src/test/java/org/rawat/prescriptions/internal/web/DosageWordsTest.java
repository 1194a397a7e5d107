package org.rawat.prescriptions.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.internal.dosage.DosageTextService;

class DosageWordsTest {
    private final DosageWords indonesian = words(Locale.forLanguageTag("id"));
    private final DosageWords english = words(Locale.ENGLISH);

    @Test
    void whatWasUnderstoodIsSaidInTheReadersLanguageWithTheQuantityAndHowItWasComputed() {
        DosagePreview preview = indonesian.preview("3 dd 1 pc", "tablet", "500 mg", "tablet", "5");

        assertThat(preview.understood()).isTrue();
        assertThat(preview.sentence()).isEqualTo("1 tablet 3 kali sehari, sesudah makan");
        assertThat(preview.quantity()).isEqualTo(15);
        assertThat(preview.supply()).isEqualTo("1 tablet × 15 = 15 tablet");
        assertThat(english.preview("3 dd 1 pc", "tablet", "500 mg", "tablet", "5").sentence())
                .isEqualTo("1 tablet 3 times a day, after meals");
    }

    @Test
    void whatWasNotUnderstoodSaysWhichPartAndThatItStaysAsTyped() {
        DosagePreview preview = indonesian.preview("3x1 xyzzy", "tablet", "", "tablet", "5");

        assertThat(preview.understood()).isFalse();
        assertThat(preview.reason()).isEqualTo(DosageReading.Reason.WORD);
        assertThat(preview.part()).isEqualTo("xyzzy");
        assertThat(preview.sentence())
                .isEqualTo("Tidak dipahami: “xyzzy”. Aturan pakai tetap seperti diketik.");
        assertThat(preview.quantity()).isNull();
        assertThat(english.preview("3x1 xyzzy", "tablet", "", "tablet", "5").sentence())
                .isEqualTo("Not understood: “xyzzy”. The dosage stays as it was typed.");
    }

    @Test
    void whatWasUnderstoodButShouldBeLookedAtAgainIsSaidBesides() {
        DosagePreview preview = indonesian.preview("3x1 kapsul", "tablet", "", "tablet", "5");

        assertThat(preview.understood()).isTrue();
        assertThat(preview.sentence()).isEqualTo("1 kapsul 3 kali sehari");
        assertThat(preview.caution())
                .isEqualTo("Periksa: satuan dosis ini lain dari bentuk obatnya.");
        assertThat(english.preview("1x3", "tablet", "", "tablet", "").caution())
                .startsWith("Look again: so many at once each day");
        assertThat(indonesian.preview("3x1", "tablet", "", "tablet", "5").caution()).isEmpty();
    }

    @Test
    void everyReasonHasItsWords() {
        for (String line :
                new String[] {"", "3x1 #", "x", "2 tablet sehari", "kunyah", "0 tablet"}) {
            assertThat(indonesian.preview(line, "", "", "", "").sentence()).doesNotContain("{0}");
            assertThat(english.preview(line, "", "", "", "").sentence()).doesNotContain("{0}");
        }
    }

    @Test
    void aDurationThatIsNoNumberOfDaysIsNone() {
        for (String days : new String[] {"", "0", "-5", "366", "1e3", "٥", "5.5", "999999999"}) {
            assertThat(indonesian.preview("3x1", "tablet", "", "tablet", days).quantity())
                    .as(days)
                    .isNull();
        }
    }

    private static DosageWords words(Locale language) {
        return new DosageWords(new DosageTextService(), language);
    }
}
