package org.rawat.prescriptions.internal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyIngredient;
import org.rawat.prescriptions.api.spi.SafetyMedicine;
import org.rawat.prescriptions.api.spi.SafetyPatient;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyRoute;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;

class SafetySourcesTest {
    private static final SafetyQuestion QUESTION =
            new SafetyQuestion(
                    new SafetyPatient(null, Sex.MALE, null, null, null, List.of(), List.of()),
                    LocalDate.of(2026, 11, 24),
                    List.of(medicine("p0", "Paracetamol")),
                    List.of(medicine("a0", "Warfarin")));

    private final SafetySources sources = new SafetySources(Duration.ofMillis(400));

    @AfterEach
    void close() {
        sources.close();
    }

    @Test
    void withoutASourceThatIsSaidAndNotSilence() {
        List<SafetyReview.Source> answers = sources.ask(QUESTION);
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).failure()).isNotNull();
        assertThat(new SafetyReview("", Instant.EPOCH, answers).clear()).isFalse();
    }

    @Test
    void severalSourcesAnswerSideBySideEachUnderItsNameWithItsKnowledge() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        for (String name : List.of("beta", "alpha")) {
            sources.add(
                    new StandIn(
                            name,
                            question -> {
                                both.countDown();
                                // Only side by side can both be here at once.
                                assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
                                return StandIn.checked(
                                        List.of(StandIn.finding("p0", SafetySeverity.MODERATE)));
                            }));
        }
        List<SafetyReview.Source> answers = sources.ask(QUESTION);
        assertThat(answers).extracting(SafetyReview.Source::name).containsExactly("alpha", "beta");
        assertThat(answers)
                .allSatisfy(
                        it -> {
                            assertThat(it.failure()).isNull();
                            assertThat(it.knowledge().version()).isEqualTo("7");
                            assertThat(it.alerts().get(0).items()).containsExactly(0);
                        });
        assertThat(answers.get(0).alerts().get(0).id())
                .isNotEqualTo(answers.get(1).alerts().get(0).id());
    }

    @Test
    void oneThatThrowsHangsIsAwayOrTalksNonsenseIsNotCheckedAndHarmsNobody() {
        CountDownLatch never = new CountDownLatch(1);
        sources.add(StandIn.against("good", "Paracetamol", SafetySeverity.SEVERE));
        sources.add(
                new StandIn(
                        "throws",
                        question -> {
                            throw new IOException("no line");
                        }));
        sources.add(
                new StandIn(
                        "breaks",
                        question -> {
                            throw new NoSuchMethodError("an old api");
                        }));
        sources.add(
                new StandIn(
                        "hangs",
                        question -> {
                            never.await();
                            return StandIn.checked(List.of());
                        }));
        sources.add(
                new StandIn(
                        "away",
                        question ->
                                new SafetyAnswer.NotAvailable(
                                        new SafetyText("Lisensi habis.", "The licence ended."))));
        sources.add(new StandIn("nothing", question -> null));
        sources.add(
                new StandIn(
                        "foreign",
                        question ->
                                StandIn.checked(
                                        List.of(StandIn.finding("x9", SafetySeverity.SEVERE)))));
        sources.add(
                new StandIn(
                        "elsewhere",
                        question ->
                                StandIn.checked(
                                        List.of(StandIn.finding("a0", SafetySeverity.SEVERE)))));
        sources.add(
                new StandIn(
                        "floods",
                        question ->
                                StandIn.checked(
                                        Collections.nCopies(
                                                201,
                                                StandIn.finding("p0", SafetySeverity.MINOR)))));
        sources.add(new StandIn("Bad Name", question -> StandIn.checked(List.of())));
        List<SafetyReview.Source> answers = sources.ask(QUESTION);
        assertThat(answers).hasSize(10);
        for (SafetyReview.Source one : answers) {
            if (one.name().equals("good")) {
                assertThat(one.failure()).isNull();
                assertThat(one.alerts()).hasSize(1);
            } else {
                assertThat(one.failure()).as(one.name()).isNotNull();
                assertThat(one.failure().indonesian()).isNotBlank();
                assertThat(one.alerts()).isEmpty();
            }
        }
        assertThat(answers)
                .filteredOn(it -> it.name().equals("away"))
                .allSatisfy(it -> assertThat(it.failure().english()).contains("licence"));
    }

    @Test
    void oneThatHangsAndCannotBeInterruptedIsSoonNotAskedAnyMore() {
        CountDownLatch end = new CountDownLatch(1);
        StandIn stubborn =
                new StandIn(
                        "stubborn",
                        question -> {
                            boolean over = false;
                            while (!over) {
                                try {
                                    end.await();
                                    over = true;
                                } catch (InterruptedException e) {
                                    // It does not listen.
                                }
                            }
                            return StandIn.checked(List.of());
                        });
        sources.add(stubborn);
        sources.add(StandIn.against("good", "Paracetamol", SafetySeverity.MINOR));
        for (int i = 0; i < 6; i++) {
            assertThat(sources.ask(QUESTION))
                    .filteredOn(it -> it.name().equals("good"))
                    .allSatisfy(it -> assertThat(it.failure()).isNull());
        }
        assertThat(stubborn.asked).hasSize(4);
        end.countDown();
    }

    @Test
    void whoeverSignsIsAnsweredWhileManyTypeAndOneMoreWhoTypesWaitsItsTurn() throws Exception {
        SafetySources patient = new SafetySources(Duration.ofSeconds(20));
        CountDownLatch typing = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        StandIn slow =
                new StandIn(
                        "slow",
                        question -> {
                            if (typing.getCount() > 0) {
                                typing.countDown();
                                end.await();
                            }
                            return StandIn.checked(List.of());
                        });
        patient.add(slow);
        ExecutorService doctors = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<SafetyReview.Source>>> two =
                    List.of(
                            doctors.submit(() -> patient.askWhileTyping(QUESTION)),
                            doctors.submit(() -> patient.askWhileTyping(QUESTION)));
            assertThat(typing.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(patient.ask(QUESTION).get(0).failure()).isNull();
            Future<List<SafetyReview.Source>> third =
                    doctors.submit(() -> patient.askWhileTyping(QUESTION));
            assertThat(patient.ask(QUESTION).get(0).failure()).isNull();
            assertThat(slow.asked).hasSize(4);
            end.countDown();
            for (Future<List<SafetyReview.Source>> one : two) {
                assertThat(one.get(10, TimeUnit.SECONDS).get(0).failure()).isNull();
            }
            assertThat(third.get(10, TimeUnit.SECONDS).get(0).failure()).isNull();
            assertThat(slow.asked).hasSize(5);
        } finally {
            doctors.shutdownNow();
            patient.close();
        }
    }

    @Test
    void whoeverTypesIsToldWhichSourceDidNotAnswer() {
        CountDownLatch end = new CountDownLatch(1);
        sources.add(
                new StandIn(
                        "stubborn",
                        question -> {
                            end.await();
                            return StandIn.checked(List.of());
                        }));
        assertThat(sources.askWhileTyping(QUESTION))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.name()).isEqualTo("stubborn");
                            assertThat(it.failure()).isNotNull();
                        });
        end.countDown();
    }

    @Test
    void whatASourceCouldNotCheckIsKeptWithItsMedicine() {
        sources.add(new StandIn("careful", question -> StandIn.gap("p0")));
        SafetyReview.Source answer = sources.ask(QUESTION).get(0);
        assertThat(answer.gaps().get(0).items()).containsExactly(0);
        SafetyReview review = new SafetyReview("ab", Instant.EPOCH, List.of(answer));
        assertThat(ReviewJson.read(ReviewJson.write(review))).isEqualTo(review);
    }

    @Test
    void findingsOfOneRuleAboutTheSameMedicineHaveIdsOfTheirOwnThatStay() {
        SafetyFinding one = StandIn.finding("p0", SafetySeverity.SEVERE);
        SafetyFinding other =
                new SafetyFinding(
                        one.rule(),
                        one.kind(),
                        one.severity(),
                        one.medicines(),
                        SafetyText.of("Another thing."),
                        one.advice(),
                        one.citation());
        sources.add(new StandIn("alone", question -> StandIn.checked(List.of(one))));
        sources.add(new StandIn("both", question -> StandIn.checked(List.of(one, other, one))));
        sources.add(new StandIn("both-again", question -> StandIn.checked(List.of(other, one))));
        List<SafetyReview.Source> first = sources.ask(QUESTION);
        List<SafetyReview.Source> second = sources.ask(QUESTION);
        assertThat(second).isEqualTo(first);
        for (SafetyReview.Source source : first.subList(1, 3)) {
            assertThat(source.alerts()).hasSize(2);
            assertThat(source.alerts()).extracting(SafetyReview.Alert::id).doesNotHaveDuplicates();
        }
        assertThat(first.get(0).alerts()).hasSize(1);
    }

    @Test
    void theSameFindingOfAProposedAndOfATakenMedicineOfOneNameAreTwoAndOfTwoTakenOnesOne() {
        SafetyQuestion question =
                new SafetyQuestion(
                        QUESTION.patient(),
                        QUESTION.date(),
                        List.of(medicine("p0", "Simvastatin"), medicine("p1", "Clarithromycin")),
                        List.of(
                                medicine("a0", "Clarithromycin"),
                                medicine("a1", "Clarithromycin")));
        sources.add(
                new StandIn(
                        "pairs",
                        asked ->
                                StandIn.checked(
                                        List.of(
                                                pair("p0", "p1"),
                                                pair("p0", "a0"),
                                                pair("p0", "a1")))));
        List<SafetyReview.Alert> alerts = sources.ask(question).get(0).alerts();
        assertThat(alerts).hasSize(2);
        assertThat(alerts).extracting(SafetyReview.Alert::id).doesNotHaveDuplicates();
        assertThat(alerts.get(0).items()).containsExactly(0, 1);
        assertThat(alerts.get(1).items()).containsExactly(0);
    }

    private static SafetyFinding pair(String one, String other) {
        SafetyFinding found = StandIn.finding(one, SafetySeverity.SEVERE);
        return new SafetyFinding(
                found.rule(),
                found.kind(),
                found.severity(),
                List.of(one, other),
                found.text(),
                found.advice(),
                found.citation());
    }

    @Test
    void aSourceThatLeftIsNotAsked() {
        StandIn leaving = StandIn.against("leaving", "Paracetamol", SafetySeverity.MINOR);
        sources.add(leaving);
        sources.remove(leaving);
        assertThat(sources.ask(QUESTION).get(0).name()).isEqualTo("none");
        assertThat(leaving.asked).isEmpty();
    }

    private static SafetyMedicine medicine(String key, String name) {
        return new SafetyMedicine(
                key,
                name,
                "tablet",
                SafetyRoute.ORAL,
                List.of(),
                List.of(new SafetyIngredient(name, List.of(), null, null, null)),
                false,
                "",
                null,
                null);
    }
}
