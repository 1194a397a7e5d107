package org.rawat.prescriptions.internal.dosage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.Caution;
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
    void aNumberWithoutAUnitThatMayBeTheStrengthIsNoCount() {
        for (String line :
                new String[] {
                    "1x10",
                    "1x80",
                    "3x100",
                    "1 x 12,5",
                    "10-0-10",
                    "5-0-5",
                    "20-0-0",
                    "10 tid",
                    "1x5-10",
                    "pagi 10 malam 10"
                }) {
            assertThat(reason(read(line))).as(line).isEqualTo(Reason.AMBIGUOUS);
        }
        assertThat(Notation.of(read("1x4"))).isEqualTo("4tab 1/d");
        assertThat(Notation.of(read("1x10 tab"))).isEqualTo("10tab 1/d");
        assertThat(Notation.of(read("1x10 mg"))).isEqualTo("10mg 1/d");
        assertThat(Notation.of(read("2x10", "tetes telinga"))).isEqualTo("10drop 2/d");
        assertThat(reason(ofStrength("3x4", "4 mg"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason(ofStrength("1x0,25", "0.25 mg"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason(ofStrength("2-0-2", "2 mg/500 mg"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(Notation.of(ofStrength("3x2", "4 mg"))).isEqualTo("2tab 3/d");
        assertThat(Notation.of(ofStrength("3x1", "1 mg"))).isEqualTo("1tab 3/d");
        assertThat(Notation.of(ofStrength("3x4 tab", "4 mg"))).isEqualTo("4tab 3/d");
        assertThat(Notation.of(ofStrength("2x1/2", "0,5 mg"))).isEqualTo("1/2tab 2/d");
    }

    @Test
    void moreThanSixTimesADayInOneBreathMayBeTurnedRound() {
        assertThat(reason(read("10x3"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(Notation.of(read("5x1"))).isEqualTo("1tab 5/d");
        assertThat(Notation.of(read("8x1", "tetes mata"))).isEqualTo("1drop 8/d");
    }

    @Test
    void aUnitThatCannotBeOfTheFormContradicts() {
        for (String form :
                new String[] {"tetes mata", "sirup", "krim", "inhaler", "injeksi", "supositoria"}) {
            assertThat(reason(read("3x1 tab", form))).as(form).isEqualTo(Reason.CONTRADICTION);
        }
        for (String line : new String[] {"3x1 tetes", "3x1 cth", "3x1 supp", "3x1 ampul"}) {
            assertThat(reason(read(line))).as(line).isEqualTo(Reason.CONTRADICTION);
        }
        assertThat(Notation.of(read("3x1 tab", "kaplet"))).isEqualTo("1tab 3/d");
        assertThat(Notation.of(read("1 hisap 2x sehari", "kapsul inhalasi")))
                .isEqualTo("1puff 2/d");
    }

    @Test
    void moreInADayThanTheMostInADayContradicts() {
        assertThat(reason(read("3x2 maks 4 tab/hari"))).isEqualTo(Reason.CONTRADICTION);
        assertThat(Notation.of(read("3x2 maks 6 tab/hari"))).isEqualTo("2tab 3/d max6tab/d");
    }

    @Test
    void fourInDigitsOfRomeIsNoVein() {
        assertThat(reason(read("s 3 dd IV"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(Notation.of(read("s 3 dd IV tab"))).isEqualTo("4tab 3/d");
        assertThat(Notation.of(read("1 amp 3 dd iv", "injeksi")))
                .isEqualTo("1amp 3/d r:INTRAVENOUS");
    }

    @Test
    void aSignaBehindARightEyeDoesNotMakeItBoth() {
        assertThat(reason(read("gtt I o.d. s 4 dd", "tetes mata"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(Notation.of(read("gtt I o.d.s. 4 dd", "tetes mata")))
                .isEqualTo("1drop 4/d r:OPHTHALMIC s:BOTH_EYES");
        assertThat(reason(read("a.d. s 2 dd gtt III", "tetes telinga")))
                .isEqualTo(Reason.AMBIGUOUS);
        assertThat(Notation.of(read("2x3 tetes A.D.S.", "tetes telinga")))
                .isEqualTo("3drop 2/d r:OTIC s:BOTH_EARS");
    }

    @Test
    void theLastOfDottedLettersIsNotLostAsASigna() {
        for (String line : new String[] {"q8h.s.", "1 tab q8h s", "1 tab q8h.s.", "3x1 s"}) {
            assertThat(read(line)).as(line).isInstanceOf(FreeText.class);
        }
        assertThat(Notation.of(read("tab I s 3 dd"))).isEqualTo("1tab 3/d");
    }

    @Test
    void hrIsADayOnlyWhereNoHourCanBe() {
        assertThat(Notation.of(read("3x/hr 1 tab"))).isEqualTo("1tab 3/d");
        assertThat(Notation.of(read("3x1 slm 5 hr"))).isEqualTo("1tab 3/d x5d");
        for (String line :
                new String[] {
                    "tiap 8 hr 1 tab",
                    "8 hr sekali 1 tab",
                    "1 tab every 8 hr",
                    "1 tab/hr",
                    "1 mg/hr",
                    "3x1 8 hr",
                    "3x1 tab for 8 hr",
                    "3x1 hr",
                    "q8 hr 1 tab"
                }) {
            assertThat(read(line)).as(line).isInstanceOf(FreeText.class);
        }
        DosageContext english = new DosageContext("tablet", "", "", Locale.ENGLISH);
        assertThat(text.read("3x/hr 1 tab", english)).isInstanceOf(FreeText.class);
        assertThat(text.read("3x1 selama 5 hari", english)).isInstanceOf(Understood.class);
    }

    @Test
    void unitsAreNeverTheIndonesianFor() {
        assertThat(Notation.of(read("3x1 u/ 5 hari"))).isEqualTo("1tab 3/d x5d");
        for (String line : new String[] {"3x1u/ 5 hari", "10 u/ hari", "2x10u/5 hari", "3x1 u"}) {
            assertThat(read(line)).as(line).isInstanceOf(FreeText.class);
        }
        assertThat(read("2x10 u/ 5 hari", "injeksi")).isInstanceOf(FreeText.class);
    }

    @Test
    void numbersOfRomeBehindTimesAreCapitalsUpToThreeOrHaveAUnit() {
        assertThat(Notation.of(read("3 x II"))).isEqualTo("2tab 3/d");
        assertThat(Notation.of(read("3xII"))).isEqualTo("2tab 3/d");
        assertThat(Notation.of(read("3 x IV tab"))).isEqualTo("4tab 3/d");
        for (String line :
                new String[] {"3 x IV", "3 x ii", "3 x V", "3 x X", "3XII", "3xi", "3 x I hari"}) {
            assertThat(read(line)).as(line).isInstanceOf(FreeText.class);
        }
    }

    @Test
    void whatTheMedicineIsHasToBeWhatItsFormSays() {
        assertThat(Notation.of(read("tetes mata 4x1 tetes ODS", "tetes mata")))
                .isEqualTo("1drop 4/d r:OPHTHALMIC s:BOTH_EYES");
        assertThat(read("tetes mata 4x1 tetes", "tetes telinga")).isInstanceOf(FreeText.class);
        assertThat(read("tetes mata 4x1 tetes", "")).isInstanceOf(FreeText.class);
        assertThat(read("tetes mata", "tetes mata")).isInstanceOf(FreeText.class);
        assertThat(read("tetes mata kanan 4x1", "tetes mata")).isInstanceOf(FreeText.class);
    }

    @Test
    void aUnitThatIsNotTheFormsAndTwoNumbersThatMayBeTurnedAreFlagged() {
        assertThat(cautions("3x1 kapsul", "tablet")).containsExactly(Caution.OTHER_UNIT);
        assertThat(cautions("3x1 tab", "kapsul lunak")).containsExactly(Caution.OTHER_UNIT);
        assertThat(cautions("1x3", "tablet")).containsExactly(Caution.MAY_BE_TURNED);
        assertThat(cautions("s 1 dd 2", "kaplet")).containsExactly(Caution.MAY_BE_TURNED);
        assertThat(cautions("1 x II", "tablet")).containsExactly(Caution.MAY_BE_TURNED);
        for (String line :
                new String[] {
                    "3x1",
                    "3x1 tab",
                    "1x1",
                    "1x3 tab",
                    "1x2 malam",
                    "1x1/2",
                    "3 tab 1x sehari",
                    "2x2",
                    "xyzzy",
                    "1x10",
                    ""
                }) {
            assertThat(cautions(line, "tablet")).as(line).isEmpty();
        }
        assertThat(cautions("3x1 tab", "kaplet")).isEmpty();
        assertThat(cautions("1x3 tetes", "tetes mata")).isEmpty();
        for (Caution caution : Caution.values()) {
            assertThat(text.explain(caution, INDONESIAN)).startsWith("Periksa");
            assertThat(text.explain(caution, Locale.ENGLISH)).startsWith("Look");
        }
    }

    private List<Caution> cautions(String line, String form) {
        return text.cautions(line, new DosageContext(form, "", "", INDONESIAN));
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

    private DosageReading ofStrength(String line, String strength) {
        return text.read(line, new DosageContext("tablet", strength, "", INDONESIAN));
    }

    private static Reason reason(DosageReading reading) {
        assertThat(reading).isNotInstanceOf(Understood.class);
        return ((FreeText) reading).reason();
    }

    private static FreeText free(Reason reason, String part) {
        return new FreeText(reason, part);
    }
}
