package org.rawat.prescriptions.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;

/** The rules that come with the bundle on cases whose right answer stands in public sources. */
class FindingsTest {
    private static final Knowledge SHIPPED = Question.shipped();

    /** Lines of a table: fields separated by semicolons; inside one a blank follows. */
    static Stream<List<String>> lines(String table) {
        try (InputStream in = FindingsTest.class.getResourceAsStream("/" + table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> Arrays.asList(line.split(";(?! )", -1)))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<List<String>> found() {
        return lines("found.csv");
    }

    static Stream<List<String>> harmless() {
        return lines("harmless.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void whatIsPubliclyKnownIsFound(List<String> line) {
        SafetyAnswer.Checked answer =
                Question.ask(SHIPPED, line.get(0), line.get(1), line.get(2), line.get(3));
        String[] expected = line.get(4).split(" ");
        assertThat(answer.findings())
                .as("%s", answer)
                .anySatisfy(
                        finding -> {
                            assertThat(finding.kind()).isEqualTo(SafetyKind.valueOf(expected[0]));
                            assertThat(finding.severity())
                                    .isEqualTo(SafetySeverity.valueOf(expected[1]));
                            assertThat(finding.citation()).isNotBlank();
                            assertThat(finding.text().indonesian()).isNotBlank();
                            assertThat(finding.text().english()).isNotBlank();
                        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void whatIsCommonAndHarmlessRaisesNoAlarm(List<String> line) {
        SafetyAnswer.Checked answer =
                Question.ask(SHIPPED, line.get(0), "", line.get(1), line.get(2));
        assertThat(answer.findings()).isEmpty();
    }

    @Test
    void theTablesHaveAsManyCasesAsPromised() {
        assertThat(found().count()).isGreaterThanOrEqualTo(60);
        assertThat(harmless().count()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void anUnknownSubstanceIsNotCheckedAndNotSilent() {
        SafetyAnswer.Checked answer =
                Question.ask(SHIPPED, "40y m 60kg", "", "jamu anjuran tetangga", "");
        assertThat(answer.findings()).isEmpty();
        assertThat(answer.gaps())
                .anySatisfy(
                        gap -> {
                            assertThat(gap.medicines()).containsExactly("p0");
                            assertThat(gap.kinds()).contains(SafetyKind.values());
                            assertThat(gap.text().indonesian()).contains("jamu anjuran tetangga");
                        });
    }

    @Test
    void anAllergyThatIsNotUnderstoodIsNotCheckedAndNotSilent() {
        SafetyAnswer.Checked answer =
                Question.ask(
                        SHIPPED, "40y m 60kg", "udang\nasam mefenamat", "amoxicillin 500x3", "");
        assertThat(answer.gaps())
                .anySatisfy(
                        gap -> {
                            assertThat(gap.kinds()).isEqualTo(Set.of(SafetyKind.ALLERGY));
                            assertThat(gap.text().english()).contains("udang");
                        })
                .noneSatisfy(gap -> assertThat(gap.text().english()).contains("mefenamat"));
        assertThat(Question.ask(SHIPPED, "40y m 60kg", "tidak ada", "amoxicillin 500x3", "").gaps())
                .isEmpty();
    }

    @Test
    void anUnknownDoseAgeOrWeightIsNotCheckedAndNotSilent() {
        assertThat(gaps("40y m 60kg", "paracetamol")).anyMatch(it -> it.contains("dose unknown"));
        assertThat(gaps("m 60kg", "paracetamol 500x3")).anyMatch(it -> it.contains("Age unknown"));
        assertThat(gaps("5y m", "amoxicillin 250x3")).anyMatch(it -> it.contains("Weight unknown"));
        assertThat(gaps("40y m 60kg", "prednisone 5x3"))
                .anyMatch(it -> it.contains("No maximum dose is known"));
        assertThat(gaps("1mo m 4kg", "paracetamol 40x3"))
                .anyMatch(it -> it.contains("No maximum dose is known for this age"));
    }

    @Test
    void whoMayBePregnantAndWasNotAskedIsAGap() {
        assertThat(gaps("30y f 60kg", "captopril 25x2")).anyMatch(it -> it.contains("Pregnant?"));
        assertThat(gaps("30y m 60kg", "captopril 25x2")).noneMatch(it -> it.contains("Pregnant?"));
        assertThat(gaps("70y f 60kg", "captopril 25x2")).noneMatch(it -> it.contains("Pregnant?"));
    }

    @Test
    void anActiveMedicineOnItsOwnIsNoConcernOfThisPrescription() {
        SafetyAnswer.Checked answer =
                Question.ask(
                        SHIPPED,
                        "40y m 60kg",
                        "",
                        "cetirizine 10x1",
                        "warfarin 2x1; ibuprofen 400x3");
        assertThat(answer.findings()).isEmpty();
    }

    @Test
    void aManufacturersCombinationIsNotCheckedAgainstItselfAndACompoundIs() {
        assertThat(
                        Question.ask(SHIPPED, "40y m 60kg", "", "codeine 10x3 + diazepam 2x3", "")
                                .findings())
                .isEmpty();
        assertThat(
                        Question.ask(SHIPPED, "40y m 60kg", "", "codeine 10x3 & diazepam 2x3", "")
                                .findings())
                .isNotEmpty();
    }

    @Test
    void anInteractionIsSaidOnceAlsoWhenTheSameTwoAreTakenAlready() {
        assertThat(interactions("simvastatin 20x1; clarithromycin 500x2", ""))
                .singleElement()
                .asString()
                .startsWith("simvastatin + clarithromycin:");
        assertThat(
                        interactions(
                                "simvastatin 20x1; clarithromycin 500x2",
                                "simvastatin 20x1; clarithromycin 500x2; clarithromycin 250x2"))
                .hasSize(1);
        assertThat(interactions("simvastatin 20x1", "clarithromycin 500x2; clarithromycin 250x2"))
                .singleElement()
                .asString()
                .startsWith("simvastatin + clarithromycin (taken already):");
        assertThat(interactions("simvastatin 20x1; clarithromycin 250x2; clarithromycin 500x1", ""))
                .hasSize(2);
    }

    private static List<String> interactions(String proposed, String active) {
        return Question.ask(SHIPPED, "40y m 60kg", "", proposed, active).findings().stream()
                .filter(it -> it.kind() == SafetyKind.INTERACTION)
                .map(it -> it.text().english())
                .toList();
    }

    @Test
    void duplicateTherapyShowsTheDirectionsOfTheEarlierOne() {
        SafetyAnswer.Checked answer =
                Question.ask(SHIPPED, "40y m 60kg", "", "omeprazole 20x1", "lansoprazole 30x1");
        assertThat(answer.findings())
                .anySatisfy(it -> assertThat(it.text().indonesian()).contains("lansoprazole 30x1"));
    }

    @Test
    void twoFiguresOfOneMaximumAreTwoFindingsOfWhichEachHasItsOwnRule() {
        List<SafetyFinding> findings =
                Question.ask(SHIPPED, "40y m 60kg", "", "paracetamol 2000x4", "").findings();
        assertThat(findings)
                .extracting(SafetyFinding::rule)
                .containsExactlyInAnyOrder(
                        "maximum:paracetamol|oral||216|day", "maximum:paracetamol|oral||216|dose");
    }

    @Test
    void aFigureForARareRegimenSaysSo() {
        assertThat(Question.ask(SHIPPED, "40y m 65kg", "", "isoniazid 1200x1 3days", "").findings())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.text().indonesian())
                                    .endsWith(
                                            "sehari 1200 mg, paling banyak 900 mg bila diberikan 3"
                                                    + " hari seminggu.");
                            assertThat(it.text().english())
                                    .endsWith("at most 900 mg when given on 3 days a week.");
                        });
        assertThat(
                        Question.ask(SHIPPED, "40y m 60kg", "", "gentamicin 500x1 injection", "")
                                .findings())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.text().english())
                                        .endsWith("at most 420 mg when given once a day."));
    }

    private static List<String> gaps(String patient, String proposed) {
        return Question.ask(SHIPPED, patient, "", proposed, "").gaps().stream()
                .map(gap -> gap.text().english())
                .toList();
    }
}
