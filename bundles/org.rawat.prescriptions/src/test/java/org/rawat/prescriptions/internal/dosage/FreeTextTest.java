package org.rawat.prescriptions.internal.dosage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.api.dosage.DosageReading.FreeText;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.DosageReading.Understood;
import org.rawat.prescriptions.api.dosage.DosageText;

class FreeTextTest {
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final DosageTextService text = new DosageTextService();

    @Test
    void theReasonAndThePartThatWasNotUnderstoodAreNamed() {
        assertThat(read("3x sehari 1 tablet bapak")).isEqualTo(free(Reason.WORD, "bapak"));
        assertThat(read("3x1 #10")).isEqualTo(free(Reason.CHARACTER, "#"));
        assertThat(read("2 tablet sehari")).isEqualTo(free(Reason.AMBIGUOUS, "2 tablet sehari"));
        assertThat(read("3x sehari 0 tablet")).isEqualTo(free(Reason.NUMBER, "0"));
        assertThat(read("3x sehari tiap 12 jam"))
                .isEqualTo(free(Reason.CONTRADICTION, "3x sehari tiap 12 jam"));
        assertThat(read("")).isEqualTo(free(Reason.EMPTY, ""));
        assertThat(read("1 tablet lalu")).isInstanceOf(FreeText.class);
        assertThat(reason(text.read("3x1", DosageContext.unknown(INDONESIAN))))
                .isEqualTo(Reason.NO_UNIT);
        assertThat(reason(read("kunyah"))).isEqualTo(Reason.INCOMPLETE);
    }

    @Test
    void oneUnknownWordLosesTheWholeLineAndNeverOnlyTheWord() {
        for (DosageLine line : DosageLine.developed()) {
            assertThat(text.read(line.line() + " xyzzy", line.context()))
                    .as(line.line())
                    .isInstanceOf(FreeText.class);
        }
    }

    @Test
    void onlyTheDigitsZeroToNineAreDigits() {
        for (String line :
                new String[] {
                    "３x sehari 1 tablet", "٣x sehari 1 tablet", "3x sehari १ tablet",
                    "3x sehari 1² tablet", "3x sehari Ⅱ tablet", "3x sehari ① tablet"
                }) {
            assertThat(reason(read(line))).as(line).isEqualTo(Reason.CHARACTER);
        }
    }

    @Test
    void whatMayBeThousandsOrMayHaveLostItsBeginningIsNoNumber() {
        assertThat(reason(read("1.500 mg 2x sehari"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason(read("2,000 mg 2x sehari"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason(read(".5 tab 2x sehari"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason(read("s 2 dd tab.5"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason(read("10 U malam"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(read("1.0 tab 2x sehari")).isEqualTo(read("1 tab 2x sehari"));
    }

    @Test
    void theFormDecidesWhatAloneMeansTwoThings() {
        assertThat(Notation.of(read("1 od", "tablet"))).isEqualTo("1tab 1/d");
        assertThat(Notation.of(read("1 gtt od", "tetes mata")))
                .isEqualTo("1drop r:OPHTHALMIC s:RIGHT_EYE");
        assertThat(reason(read("1 gtt od", ""))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(Notation.of(read("4x1", "tetes mata"))).isEqualTo("1drop 4/d");
        assertThat(reason(read("4x1", "sirup"))).isEqualTo(Reason.NO_UNIT);
        assertThat(reason(read("4x1", "krim"))).isEqualTo(Reason.NO_UNIT);
    }

    @Test
    void noInputBreaksTheReader() {
        Random random = new Random(15_11L);
        String letters = "3x1½ tabmghrsdp.c,;:()-/&+ \u0000\ud800\udc00９\n'dan lalu tiap jam";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                line.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(read(line.toString())).isNotNull();
        }
        assertThat(reason(read("1".repeat(DosageText.LONGEST + 1)))).isEqualTo(Reason.TOO_LONG);
        assertThat(read("1".repeat(DosageText.LONGEST))).isInstanceOf(FreeText.class);
        assertThat(read("(".repeat(DosageText.LONGEST))).isInstanceOf(FreeText.class);
        assertThat(read("3 ".repeat(DosageText.LONGEST / 2))).isInstanceOf(FreeText.class);
        assertThat(read("1-".repeat(DosageText.LONGEST / 2))).isInstanceOf(FreeText.class);
        assertThat(read("lalu ".repeat(DosageText.LONGEST / 5))).isInstanceOf(FreeText.class);
        assertThat(read("pada ".repeat(DosageText.LONGEST / 5))).isInstanceOf(FreeText.class);
        assertThat(read("999999999999999999999 tablet")).isInstanceOf(FreeText.class);
        assertThat(read("3x sehari -1 tablet")).isInstanceOf(FreeText.class);
        assertThat(read("NaN tablet 3x sehari")).isInstanceOf(FreeText.class);
    }

    private DosageReading read(String line) {
        return read(line, "tablet");
    }

    private DosageReading read(String line, String form) {
        return text.read(line, new DosageContext(form, "", "", INDONESIAN));
    }

    private static Reason reason(DosageReading reading) {
        assertThat(reading).isNotInstanceOf(Understood.class);
        return ((FreeText) reading).reason();
    }

    private static FreeText free(Reason reason, String part) {
        return new FreeText(reason, part);
    }
}
