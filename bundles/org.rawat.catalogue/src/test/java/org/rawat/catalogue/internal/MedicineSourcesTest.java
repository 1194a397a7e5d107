package org.rawat.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.SourceState;
import org.rawat.catalogue.api.spi.MedicineSource;
import org.rawat.catalogue.api.spi.SourceMedicine;
import org.rawat.sdk.testkit.MutableClock;

@Timeout(30)
class MedicineSourcesTest {
    private final MutableClock clock = new MutableClock();
    private final MedicineSources sources = new MedicineSources(clock);
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        sources.close();
    }

    @Test
    void whatASourceOffersIsHandedOnOnceAMinute() {
        Source pharmacy = new Source("pharmacy", () -> List.of(medicine("1"), medicine("2")));
        sources.add(pharmacy);
        assertThat(ask("para")).isTrue();
        assertThat(taken).containsExactly("pharmacy:1", "pharmacy:2");
        assertThat(ask("PARA ")).isFalse();
        assertThat(pharmacy.asked).hasValue(1);
        clock.advance(Duration.ofSeconds(61));
        assertThat(ask("para")).isTrue();
        assertThat(sources.states())
                .containsExactly(new SourceState("pharmacy", true, clock.instant(), null));
    }

    @Test
    void moreThanAskedForIsCut() {
        sources.add(new Source("eager", () -> Collections.nCopies(500, medicine("1"))));
        ask("para");
        assertThat(taken).hasSize(10);
    }

    @Test
    void aSourceThatThrowsIsLeftAloneAfterFiveFailuresAndTriedAgain() {
        Source broken =
                new Source(
                        "broken",
                        () -> {
                            throw new IOException("away");
                        });
        sources.add(broken);
        sources.add(new Source("good", () -> List.of(medicine("1"))));
        for (int i = 0; i < 10; i++) {
            assertThat(ask("text " + i)).isTrue();
        }
        assertThat(broken.asked).hasValue(5);
        assertThat(sources.states())
                .extracting(SourceState::available)
                .containsExactly(false, true);
        clock.advance(Duration.ofSeconds(31));
        ask("again");
        ask("and again");
        assertThat(broken.asked).hasValue(6);
    }

    @Test
    void sinceWhenASourceIsSilentIsKnownUntilItAnswersAgain() {
        boolean[] away = {true};
        sources.add(
                new Source(
                        "moody",
                        () -> {
                            if (away[0]) {
                                throw new IOException("away");
                            }
                            return List.of(medicine("1"));
                        }));
        ask("one");
        Instant begin = clock.instant();
        clock.advance(Duration.ofMinutes(3));
        ask("two");
        assertThat(sources.states()).containsExactly(new SourceState("moody", false, null, begin));
        away[0] = false;
        ask("three");
        assertThat(sources.states())
                .containsExactly(new SourceState("moody", true, clock.instant(), null));
    }

    @Test
    void rubbishIsAFailureOfItsSourceOnly() {
        sources.add(new Source("nothing", () -> null));
        sources.add(new Source("holes", () -> new ArrayList<>(Collections.singletonList(null))));
        sources.add(
                new Source(
                        "linkage",
                        () -> {
                            throw new NoClassDefFoundError("gone");
                        }));
        sources.add(new Source("Bad Name!", () -> List.of(medicine("1"))));
        sources.add(new Source("clinic", () -> List.of(medicine("1"))));
        assertThat(ask("para")).isFalse();
        assertThat(taken).isEmpty();
        assertThat(sources.states()).hasSize(5).noneMatch(SourceState::available);
    }

    @Test
    void aSourceThatHangsHoldsNobodyLongerThanTheDeadline() {
        sources.add(new Source("slow", this::forEver));
        sources.add(new Source("good", () -> List.of(medicine("1"))));
        long begin = System.nanoTime();
        assertThat(ask("para")).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(taken).containsExactly("good:1");
        assertThat(sources.states())
                .extracting(SourceState::available)
                .containsExactly(true, false);
    }

    @Test
    void aSourceThatCannotBeInterruptedTakesTwoThreadsAtMost() {
        Source deaf = new Source("deaf", this::deafForEver);
        sources.add(deaf);
        sources.add(new Source("good", () -> List.of(medicine("1"))));
        for (int i = 0; i < 4; i++) {
            assertThat(ask("text " + i)).isTrue();
        }
        assertThat(deaf.asked.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void whoeverDoesNotWaitIsNotHeldUp() {
        sources.add(new Source("slow", this::forEver));
        long begin = System.nanoTime();
        sources.ask("para", 10, false, (name, offered) -> taken.add(name));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(MedicineSources.DEADLINE);
    }

    @Test
    void aSourceThatIsGoneIsNotAsked() {
        Source pharmacy = new Source("pharmacy", () -> List.of(medicine("1")));
        sources.add(pharmacy);
        sources.remove(pharmacy);
        assertThat(ask("para")).isFalse();
        assertThat(sources.states()).isEmpty();
    }

    private boolean ask(String text) {
        return sources.ask(
                text,
                10,
                true,
                (name, offered) -> offered.forEach(one -> taken.add(name + ":" + one.code())));
    }

    private List<SourceMedicine> forEver() throws IOException {
        try {
            never.await();
            return List.of();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private List<SourceMedicine> deafForEver() {
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException deaf) {
                continue;
            }
        }
        return List.of();
    }

    static SourceMedicine medicine(String code) {
        return new SourceMedicine(
                "urn:pharmacy",
                code,
                "Obat " + code,
                "tablet",
                "5 mg",
                "tablet",
                "unheard-of",
                ControlledKind.NONE,
                null,
                null,
                List.of(),
                true);
    }

    interface Offer {
        List<SourceMedicine> make() throws IOException;
    }

    static final class Source implements MedicineSource {
        private final String name;
        private final Offer offer;
        private final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger found = new AtomicInteger();

        Source(String name, Offer offer) {
            this.name = name;
            this.offer = offer;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<SourceMedicine> search(String text, int limit, Duration deadline)
                throws IOException {
            asked.incrementAndGet();
            return offer.make();
        }

        @Override
        public Optional<SourceMedicine> find(String system, String code, Duration deadline)
                throws IOException {
            found.incrementAndGet();
            return offer.make().stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }
}
