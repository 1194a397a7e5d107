package org.rawat.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rawat.api.Health;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.sdk.testkit.TestDatabase;

/** A catalogue whose start goes wrong. */
class CatalogueStartTest {
    /** Some of its units fail as they do where a library's class is missing. */
    private record Lacking(UnitOfWork units, AtomicInteger count, Set<Integer> fail)
            implements UnitOfWork {
        @Override
        public <T> T call(Supplier<T> work) {
            if (fail.contains(count.incrementAndGet())) {
                throw new NoClassDefFoundError("a library that is not there yet");
            }
            return units.call(work);
        }

        @Override
        public boolean active() {
            return units.active();
        }

        @Override
        public void afterCommit(Runnable hook) {
            units.afterCommit(hook);
        }
    }

    @Test
    void aClassThatIsMissingForAMomentStopsNeitherTheSeedNorTheIndex() throws Exception {
        try (TestDatabase db = TestDatabase.with("catalogue")) {
            MedicineSources sources = new MedicineSources(db.clock());
            // 1 the seed; 2 and 3 the seed again and what sources confirmed; 4 the index.
            AtomicInteger count = new AtomicInteger();
            Lacking units = new Lacking(db.unitOfWork(), count, Set.of(1, 4));
            CatalogueService catalogue =
                    new CatalogueService(
                            db.entityManager("catalogue"),
                            units,
                            db.audit(),
                            db.events(),
                            sources,
                            db.clock());
            try {
                long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                CatalogueHealth health = new CatalogueHealth(catalogue);
                while (!catalogue.index().built() || health.check().status() != Health.Status.OK) {
                    assertThat(System.nanoTime()).as("deadline").isLessThan(end);
                    LockSupport.parkNanos(5_000_000);
                }
                assertThat(count.get()).as("both failures were met").isGreaterThanOrEqualTo(5);
                assertThat(catalogue.index().size()).isGreaterThan(300);
            } finally {
                catalogue.stop();
                sources.close();
            }
        }
    }
}
