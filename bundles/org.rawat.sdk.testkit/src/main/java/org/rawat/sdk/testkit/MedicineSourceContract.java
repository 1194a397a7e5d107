package org.rawat.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rawat.catalogue.api.spi.MedicineSource;
import org.rawat.catalogue.api.spi.SourceMedicine;

/**
 * What every {@link MedicineSource} keeps, wherever its medicines come from. A vendor's test
 * extends this class and says which source and what it offers; it needs JUnit 5.
 */
public abstract class MedicineSourceContract {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** The source, ready to be asked; the same one each time. */
    protected abstract MedicineSource source();

    /** A text for which the source offers at least two medicines. */
    protected abstract String offered();

    /** A text that fits nothing. */
    protected String unheardOf() {
        return "qwxzentanol";
    }

    @Test
    protected void itsNameIsShortStableAndItsOwn() {
        assertThat(source().name())
                .matches("[a-z0-9]+(-[a-z0-9]+)*")
                .hasSizeLessThanOrEqualTo(40)
                .isNotIn("seed", "clinic")
                .isEqualTo(source().name());
    }

    @Test
    protected void whatItOffersCanBeShownAndKept() throws IOException {
        List<SourceMedicine> found = source().search(offered(), 20, DEADLINE);
        assertThat(found).hasSizeGreaterThanOrEqualTo(2);
        for (SourceMedicine it : found) {
            text(it.codeSystem(), 1, 200);
            text(it.code(), 1, 64);
            text(it.name(), 1, 200);
            text(it.form(), 1, 80);
            text(it.strength(), 0, 120);
            text(it.unit(), 1, 40);
            assertThat(it.category()).matches("([a-z0-9]+(-[a-z0-9]+)*)?");
            assertThat(it.synonyms()).hasSizeLessThanOrEqualTo(20);
            it.synonyms().forEach(synonym -> text(synonym, 1, 200));
        }
        Set<String> codes =
                found.stream()
                        .map(it -> it.codeSystem() + "|" + it.code())
                        .collect(Collectors.toSet());
        assertThat(codes).as("each medicine once").hasSameSizeAs(found);
    }

    @Test
    protected void noMoreThanWasAskedForComes() throws IOException {
        assertThat(source().search(offered(), 1, DEADLINE)).hasSize(1);
    }

    @Test
    protected void nothingThatFitsIsAnEmptyAnswer() throws IOException {
        assertThat(source().search(unheardOf(), 10, DEADLINE)).isEmpty();
        SourceMedicine known = source().search(offered(), 1, DEADLINE).get(0);
        assertThat(source().find(known.codeSystem(), "qwxz-0", DEADLINE)).isEmpty();
    }

    @Test
    protected void whatWasOfferedIsFoundByItsCode() throws IOException {
        for (SourceMedicine it : source().search(offered(), 5, DEADLINE)) {
            assertThat(source().find(it.codeSystem(), it.code(), DEADLINE))
                    .hasValueSatisfying(
                            found -> {
                                assertThat(found.code()).isEqualTo(it.code());
                                assertThat(found.codeSystem()).isEqualTo(it.codeSystem());
                                assertThat(found.name()).isEqualTo(it.name());
                            });
        }
    }

    @Test
    protected void textsFromOutsideBreakNothing() throws IOException {
        for (String text :
                List.of(
                        "  ",
                        "a\u0000b",
                        "\ud800\ud800",
                        "x".repeat(100),
                        "'; DROP TABLE medicines; --",
                        "%%__",
                        "../../etc/passwd",
                        "\u0660\u0661 \u0628\u0646\u0633\u0644\u064a\u0646",
                        "(((((([")) {
            assertThat(source().search(text, 10, DEADLINE)).as(text).isNotNull();
        }
    }

    @Test
    protected void manyMayAskAtOnce() throws Exception {
        List<SourceMedicine> first = source().search(offered(), 10, DEADLINE);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<SourceMedicine>>> questions = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                questions.add(() -> source().search(offered(), 10, DEADLINE));
            }
            for (Future<List<SourceMedicine>> answer : threads.invokeAll(questions)) {
                assertThat(answer.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whatever it does within a deadline that is over at once, it does not go on for long. */
    @Test
    protected void itGivesUpWhenItsTimeIsOverOrItIsInterrupted() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> asked =
                    thread.submit(() -> source().search(offered(), 10, Duration.ofMillis(1)));
            asked.cancel(true);
            thread.shutdown();
            assertThat(thread.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }

    private static void text(String text, int min, int max) {
        assertThat(text.codePointCount(0, text.length())).as(text).isBetween(min, max);
        assertThat(text).isEqualTo(text.strip()).doesNotContain("\u0000");
    }
}
