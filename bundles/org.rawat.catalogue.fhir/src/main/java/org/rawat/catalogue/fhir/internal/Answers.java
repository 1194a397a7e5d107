package org.rawat.catalogue.fhir.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.spi.SourceMedicine;

/**
 * What the pharmacy answered a while ago is as good as a new answer, and one question is asked once
 * however many want to know. An answer that comes after its asker has gone is kept for the next.
 */
final class Answers {
    /** So that a pharmacy that is slow is not asked more and more. */
    private static final int AT_ONCE = 4;

    private final Clock clock;
    private final Duration age;
    private final Map<String, Kept> kept;
    private final Map<String, CompletableFuture<List<SourceMedicine>>> underWay = new HashMap<>();

    private record Kept(List<SourceMedicine> medicines, Instant at) {}

    Answers(Clock clock, Duration age, int most) {
        this.clock = clock;
        this.age = age;
        this.kept =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                        return size() > most;
                    }
                };
    }

    /** The answer to a question; {@code ask} is called when there is none. */
    CompletableFuture<List<SourceMedicine>> get(
            String question, Supplier<CompletableFuture<List<SourceMedicine>>> ask) {
        CompletableFuture<List<SourceMedicine>> answer = new CompletableFuture<>();
        synchronized (this) {
            Kept before = kept.get(question);
            if (before != null && clock.instant().isBefore(before.at().plus(age))) {
                return CompletableFuture.completedFuture(before.medicines());
            }
            CompletableFuture<List<SourceMedicine>> same = underWay.get(question);
            if (same != null) {
                return same;
            }
            if (underWay.size() >= AT_ONCE) {
                return CompletableFuture.failedFuture(
                        new PharmacyException(Fault.BUSY, "has not answered earlier questions"));
            }
            underWay.put(question, answer);
        }
        started(ask)
                .whenComplete(
                        (medicines, failure) -> {
                            keep(question, medicines);
                            if (failure == null) {
                                answer.complete(medicines);
                            } else {
                                answer.completeExceptionally(failure);
                            }
                        });
        return answer;
    }

    private static CompletableFuture<List<SourceMedicine>> started(
            Supplier<CompletableFuture<List<SourceMedicine>>> ask) {
        try {
            return ask.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void keep(String question, @Nullable List<SourceMedicine> medicines) {
        underWay.remove(question);
        if (medicines != null && !age.isZero()) {
            kept.put(question, new Kept(medicines, clock.instant()));
        }
    }
}
