package org.rawat.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.spi.NotChecked;
import org.rawat.prescriptions.api.spi.SafetyAmount;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyCheck;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyIngredient;
import org.rawat.prescriptions.api.spi.SafetyMedicine;
import org.rawat.prescriptions.api.spi.SafetyPatient;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyRoute;
import org.rawat.prescriptions.api.spi.SafetyText;

/**
 * What every {@link SafetyCheck} keeps, whatever it knows. A vendor's test extends this class and
 * says which source; it needs JUnit 5.
 */
public abstract class SafetyCheckContract {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int TEXT_MAX = 1_000;

    /** The source, ready to be asked; the same one each time. */
    protected abstract SafetyCheck source();

    @Test
    protected void itsNameIsShortAndStableAndItsTitleCanBeRead() {
        assertThat(source().name()).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(40);
        assertThat(source().name()).isEqualTo(source().name());
        readable(source().title());
    }

    @Test
    protected void anAnswerSaysWithWhatKnowledgeAndNamesOnlyMedicinesOfTheQuestion()
            throws IOException {
        SafetyQuestion question = usual();
        SafetyAnswer.Checked answer = ask(question);
        assertThat(answer.knowledge().version()).isNotBlank().hasSizeLessThanOrEqualTo(80);
        assertThat(answer.knowledge().date()).isNotNull();
        Set<String> keys = keys(question);
        Set<String> proposed =
                question.proposed().stream().map(SafetyMedicine::key).collect(Collectors.toSet());
        assertThat(answer.findings()).hasSizeLessThanOrEqualTo(200);
        for (SafetyFinding finding : answer.findings()) {
            assertThat(keys).containsAll(finding.medicines());
            assertThat(finding.medicines()).anyMatch(proposed::contains);
            assertThat(finding.rule()).isNotBlank().hasSizeLessThanOrEqualTo(200);
            assertThat(finding.citation()).isNotBlank().hasSizeLessThanOrEqualTo(500);
            readable(finding.text());
        }
        for (NotChecked gap : answer.gaps()) {
            assertThat(keys).containsAll(gap.medicines());
            readable(gap.text());
        }
    }

    @Test
    protected void theSameQuestionHasTheSameAnswerAlsoWhenManyAskAtOnce() throws Exception {
        SafetyAnswer first = ask(usual());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<SafetyAnswer>> questions = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                questions.add(() -> ask(usual()));
            }
            for (Future<SafetyAnswer> answer : threads.invokeAll(questions)) {
                assertThat(answer.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    protected void aSubstanceThatNobodyKnowsIsNotCheckedAndNotSilent() throws IOException {
        SafetyAnswer.Checked answer =
                ask(question("", medicine("p0", "Qwxzentanol 7", null), List.of()));
        assertThat(answer.gaps()).anySatisfy(gap -> assertThat(gap.medicines()).contains("p0"));
    }

    @Test
    protected void anAllergyThatNobodyUnderstandsIsNotCheckedAndNotSilent() throws IOException {
        SafetyAnswer.Checked answer =
                ask(question("qwxzentanol", medicine("p0", "Paracetamol", "500"), List.of()));
        assertThat(answer.gaps()).isNotEmpty();
    }

    @Test
    protected void textsFromOutsideBreakNothing() throws IOException {
        for (String text :
                List.of(
                        " ",
                        "\u0000",
                        "\ud800",
                        "x".repeat(500),
                        "'; DROP TABLE allergies; --",
                        "\u0660\u0661 \u0628\u0646\u0633\u0644\u064a\u0646",
                        "((((((")) {
            assertThat(ask(question(text, medicine("p0", text, "1"), List.of()))).isNotNull();
        }
    }

    @Test
    protected void nothingKnownOfThePatientBreaksNothing() throws IOException {
        SafetyPatient nobody =
                new SafetyPatient(null, Sex.UNKNOWN, null, null, null, List.of(), List.of());
        assertThat(
                        ask(
                                new SafetyQuestion(
                                        nobody,
                                        TODAY,
                                        List.of(medicine("p0", "Paracetamol", null)),
                                        List.of())))
                .isNotNull();
    }

    private SafetyAnswer.Checked ask(SafetyQuestion question) throws IOException {
        SafetyAnswer answer = source().check(question, DEADLINE);
        assertThat(answer).isInstanceOf(SafetyAnswer.Checked.class);
        return (SafetyAnswer.Checked) answer;
    }

    private static SafetyQuestion usual() {
        return question(
                "penicillin",
                medicine("p0", "Amoxicillin", "1500"),
                List.of(medicine("a0", "Warfarin", "2"), medicine("a1", "Ibuprofen", "1200")));
    }

    private static SafetyQuestion question(
            String allergy, SafetyMedicine proposed, List<SafetyMedicine> active) {
        return new SafetyQuestion(
                new SafetyPatient(
                        LocalDate.of(1990, 5, 17),
                        Sex.FEMALE,
                        new BigDecimal("60"),
                        null,
                        null,
                        List.of(),
                        allergy.isEmpty() ? List.of() : List.of(allergy)),
                TODAY,
                List.of(proposed),
                active);
    }

    private static SafetyMedicine medicine(
            String key, String name, @Nullable String milligramsADay) {
        SafetyAmount day = milligramsADay == null ? null : SafetyAmount.milligrams(milligramsADay);
        return new SafetyMedicine(
                key,
                name,
                "tablet",
                SafetyRoute.ORAL,
                List.of(),
                List.of(new SafetyIngredient(name, List.of(), null, day, day)),
                false,
                "",
                7,
                5);
    }

    private static Set<String> keys(SafetyQuestion question) {
        return Stream.concat(question.proposed().stream(), question.active().stream())
                .map(SafetyMedicine::key)
                .collect(Collectors.toSet());
    }

    private static void readable(SafetyText text) {
        assertThat(text.indonesian()).isNotBlank().hasSizeLessThanOrEqualTo(TEXT_MAX);
        assertThat(text.english()).isNotBlank().hasSizeLessThanOrEqualTo(TEXT_MAX);
    }
}
