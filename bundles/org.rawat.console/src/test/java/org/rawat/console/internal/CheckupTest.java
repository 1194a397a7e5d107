package org.rawat.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.console.internal.Checkup.Finding;

class CheckupTest {
    @Test
    void theWorstComesFirstAndAVendorsBrokenOrSilentCheckHoldsNobodyUp() {
        ExecutorService executor = Executors.newCachedThreadPool();
        CountDownLatch never = new CountDownLatch(1);
        try {
            List<Finding> found =
                    new Checkup(executor, Duration.ofMillis(200))
                            .all(
                                    List.of(
                                            check("a-fine", () -> Health.ok("fine")),
                                            check("b-warns", () -> Health.warn("so so", "rest")),
                                            check(
                                                    "c-throws",
                                                    () -> {
                                                        throw new IllegalStateException();
                                                    }),
                                            check("d-hangs", () -> waitFor(never))));

            assertThat(found)
                    .extracting(Finding::name)
                    .containsExactly("c-throws", "d-hangs", "b-warns", "a-fine");
        } finally {
            never.countDown();
            executor.shutdownNow();
        }
    }

    private static Health waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Health.ok("too late");
    }

    private static HealthCheck check(String name, Supplier<Health> health) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health check() {
                return health.get();
            }
        };
    }
}
