package org.rawat.realtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.realtime.api.LogEntry;
import org.rawat.realtime.api.LoggedEvent;
import org.rawat.realtime.api.spi.EventReader;

/** The log: numbers, pushing, resuming. */
class EventLogTest {
    private final Words words = new Words();
    private LiveRawat rawat;
    private Actor ayu;
    private AccountId account;

    @BeforeEach
    void start() throws Exception {
        rawat = new LiveRawat();
        ayu = rawat.signedIn("ayu", Role.PATIENT);
        account = ayu.requireAccount();
        rawat.read(words);
    }

    @AfterEach
    void stop() throws Exception {
        rawat.close();
    }

    @Test
    void whatIsCommittedIsPushedWithItsNumberAndWhatIsRolledBackIsNot() {
        TestPage page = TestPage.here(rawat, "ayu");

        append(word("one"), word("two"));
        assertThatThrownBy(
                        () ->
                                rawat.db
                                        .unitOfWork()
                                        .run(
                                                () -> {
                                                    rawat.log.append(List.of(word("never")));
                                                    throw ProblemException.notFound();
                                                }))
                .isInstanceOf(ProblemException.class);
        append(word("three"));

        assertThat(page.next().toString())
                .isEqualTo("{\"seq\":1,\"t\":\"word.new\",\"d\":{\"word\":\"one\"}}");
        assertThat(page.next().get("seq").asLong()).isEqualTo(2);
        assertThat(page.next().toString()).contains("\"seq\":3", "three");
        assertThat(rawat.log.heads(List.of(account, new AccountId(page.device))))
                .isEqualTo(Map.of(account, 3L, new AccountId(page.device), 0L));
    }

    @Test
    void numbersOfManyAccountsAreTakenInTwoStatementsHoweverManyEventsThereAre() {
        List<LogEntry> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            AccountId other = AccountId.next(rawat.db.clock());
            many.add(new LogEntry(other, "word.new", Map.of("word", "w" + i), Map::of));
            many.add(new LogEntry(account, "word.new", Map.of("word", "w" + i), Map::of));
        }

        List<String> statements =
                rawat.db.statements(() -> rawat.db.unitOfWork().run(() -> rawat.log.append(many)));

        assertThat(statements).hasSize(2);
        assertThat(rawat.log.heads(List.of(account))).containsEntry(account, 40L);
    }

    @Test
    void anAppendOutsideAUnitOrWithContentIsRefused() {
        assertThatThrownBy(() -> rawat.log.append(List.of(word("x"))))
                .isInstanceOf(IllegalStateException.class);
        for (LogEntry bad :
                List.of(
                        new LogEntry(account, "", Map.of(), Map::of),
                        new LogEntry(account, "Word", Map.of(), Map::of),
                        new LogEntry(account, "w".repeat(41), Map.of(), Map::of),
                        new LogEntry(account, "word", Map.of("x", "é".repeat(1000)), Map::of),
                        new LogEntry(account, "word", Map.of("x", new Object()), Map::of))) {
            assertThatThrownBy(() -> append(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(rawat.log.heads(List.of(account))).containsEntry(account, 0L);
    }

    @Test
    @Timeout(120)
    void underManyThreadsNoNumberIsMissingLateOrTwiceAndEverySocketSeesThemInOrder()
            throws Exception {
        Actor budi = rawat.signedIn("budi", Role.PATIENT);
        List<AccountId> accounts = List.of(account, budi.requireAccount());
        rawat.signedInAgain("ayu-2", ayu);
        List<TestPage> pages =
                List.of(
                        TestPage.here(rawat, "ayu"),
                        TestPage.here(rawat, "ayu-2"),
                        TestPage.here(rawat, "budi"));
        int threads = 8;
        int each = 60;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            all.add(
                    pool.submit(
                            () -> {
                                go.await();
                                for (int i = 0; i < each; i++) {
                                    String word = thread + "-" + i;
                                    List<LogEntry> entries = new ArrayList<>();
                                    accounts.forEach(one -> entries.add(word(one, word)));
                                    Collections.shuffle(entries, ThreadLocalRandom.current());
                                    append(entries.toArray(LogEntry[]::new));
                                }
                                return null;
                            }));
        }
        go.countDown();
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();

        List<List<String>> seen = new ArrayList<>();
        for (TestPage page : pages) {
            List<String> heard = new ArrayList<>();
            for (long seq = 1; seq <= threads * each; seq++) {
                JsonNode event = page.next();
                assertThat(event.get("seq").asLong()).isEqualTo(seq);
                heard.add(event.get("d").get("word").asText());
            }
            assertThat(heard).doesNotHaveDuplicates();
            seen.add(heard);
        }
        assertThat(seen.get(1)).isEqualTo(seen.get(0));
        TestPage late = TestPage.of(rawat, "ayu");
        assertThat(words(late.hello(0L))).isEqualTo(seen.get(0));
    }

    @Test
    void aPageThatWasAwayGetsWhatItMissedAsItMayBeSeenNow() {
        TestPage page = TestPage.here(rawat, "ayu");
        append(word("one"));
        assertThat(page.next().get("seq").asLong()).isEqualTo(1);
        page.cut();
        append(word("two"), word("three"), word("four"), word("five"));
        append(new LogEntry(account, "other.function", Map.of("x", 1), Map::of));
        words.hidden.add("three");
        words.hidden.add("five");

        TestPage again = TestPage.of(rawat, "ayu");
        JsonNode welcome = again.hello(1L);

        assertThat(words(welcome)).containsExactly("two", "four");
        assertThat(welcome.get("upTo").asLong()).isEqualTo(6);
        assertThat(welcome.get("seq").asLong()).isEqualTo(6);
        assertThat(welcome.get("gap").asBoolean()).isFalse();
        append(word("six"));
        assertThat(again.next().get("seq").asLong()).isEqualTo(7);
    }

    @Test
    void aPageThatKnowsNothingBeginsAtTheHeadAndOneThatKnowsTooMuchIsToldTheGap() {
        append(word("one"), word("two"));

        JsonNode fresh = TestPage.of(rawat, "ayu").hello(null);
        assertThat(words(fresh)).isEmpty();
        assertThat(fresh.get("upTo").asLong()).isEqualTo(2);
        JsonNode ahead = TestPage.of(rawat, "ayu").hello(9_007_199_254_740_993L);
        assertThat(ahead.get("gap").asBoolean()).isTrue();
        assertThat(ahead.get("upTo").asLong()).isEqualTo(2);
    }

    @Test
    void whatIsOldIsClearedAwayAndWhoAsksForItIsToldTheGap() throws Exception {
        append(word("one"), word("two"));
        rawat.db.clock().advance(Duration.ofDays(6));
        append(word("three"));
        rawat.db.clock().advance(Duration.ofDays(2));

        assertThat(rawat.trimming.trim()).isEqualTo(2);
        assertThat(rawat.trimming.trim()).isZero();

        JsonNode old = TestPage.of(rawat, "ayu").hello(1L);
        assertThat(old.get("gap").asBoolean()).isTrue();
        assertThat(old.get("upTo").asLong()).isEqualTo(3);
        assertThat(words(TestPage.of(rawat, "ayu").hello(2L))).containsExactly("three");
        rawat.db.clock().advance(Duration.ofDays(30));
        assertThat(rawat.trimming.trim()).isEqualTo(1);
        assertThat(TestPage.of(rawat, "ayu").hello(3L).get("gap").asBoolean()).isFalse();
        assertThat(TestPage.of(rawat, "ayu").hello(2L).get("gap").asBoolean()).isTrue();
    }

    @Test
    void moreThanSoManyEventsOfOneAccountAreNotKept() throws Exception {
        try (LiveRawat small = new LiveRawat(Timing.STANDARD, Map.of("log_events", 1_000))) {
            AccountId one = small.signedIn("ayu").requireAccount();
            for (int i = 0; i < 12; i++) {
                List<LogEntry> hundred = new ArrayList<>();
                for (int j = 0; j < 100; j++) {
                    hundred.add(new LogEntry(one, "word.new", Map.of(), Map::of));
                }
                small.db.unitOfWork().run(() -> small.log.append(hundred));
            }
            assertThat(small.trimming.trim()).isEqualTo(200);
            assertThat(TestPage.of(small, "ayu").hello(199L).get("gap").asBoolean()).isTrue();
            assertThat(TestPage.of(small, "ayu").hello(200L).get("gap").asBoolean()).isFalse();
        }
    }

    @Test
    @Timeout(60)
    void moreThanFitsIntoTheAnswerFollowsAsEventsAndThenWhatHappensMeanwhile() {
        for (int i = 0; i < 35; i++) {
            List<LogEntry> hundred = new ArrayList<>();
            for (int j = 0; j < 100; j++) {
                hundred.add(word("w"));
            }
            append(hundred.toArray(LogEntry[]::new));
        }
        TestPage page = TestPage.of(rawat, "ayu");

        JsonNode welcome = page.hello(0L);
        append(word("last"));

        assertThat(welcome.get("events")).hasSize(1_000);
        assertThat(welcome.get("seq").asLong()).isEqualTo(3_500);
        assertThat(welcome.get("upTo").asLong()).isEqualTo(1_000);
        for (long seq = 1_001; seq <= 3_501; seq++) {
            assertThat(page.next().get("seq").asLong()).isEqualTo(seq);
        }
    }

    @Test
    void eventsThatAreNoLongerToBeSeenMoveTheNumberOn() {
        for (int i = 0; i < 1_500; i++) {
            words.hidden.add("h" + i);
        }
        List<LogEntry> all = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            all.add(word("h" + i));
        }
        append(all.toArray(LogEntry[]::new));
        TestPage page = TestPage.of(rawat, "ayu");

        JsonNode welcome = page.hello(0L);

        assertThat(welcome.get("events")).isEmpty();
        assertThat(welcome.get("upTo").asLong()).isEqualTo(1_000);
        JsonNode skip = page.next();
        assertThat(skip.get("t").asText()).isEqualTo("log.skip");
        assertThat(skip.get("seq").asLong()).isEqualTo(1_500);
    }

    @Test
    void aPayloadOrAReaderThatFailsHarmsNobodyAndNothingIsLostInSilence() {
        TestPage page = TestPage.here(rawat, "ayu");
        append(
                new LogEntry(
                        account,
                        "word.new",
                        Map.of("word", "read"),
                        () -> {
                            throw new IllegalStateException("broken payload");
                        }));
        assertThat(page.next().toString()).contains("\"seq\":1", "read");
        append(word("two"));
        assertThat(page.next().get("seq").asLong()).isEqualTo(2);

        words.broken.set(true);
        TestPage other = TestPage.of(rawat, "ayu");
        JsonNode welcome = other.hello(0L);
        assertThat(welcome.get("gap").asBoolean()).isTrue();
        assertThat(welcome.get("upTo").asLong()).isEqualTo(2);
        append(word("three"));
        assertThat(other.next().get("seq").asLong()).isEqualTo(3);
    }

    @Test
    void aNumberThatIsNeverToldIsReadFromTheLog() {
        TestPage page = TestPage.here(rawat, "ayu");
        append(word("one"));
        assertThat(page.next().get("seq").asLong()).isEqualTo(1);
        rawat.db
                .unitOfWork()
                .run(
                        () -> {
                            // As if the process had stumbled between a commit and its telling.
                            rawat.store.advance(Map.of(account, 1L));
                            rawat.store.add(
                                    List.of(
                                            new org.rawat.realtime.internal.store.LogStore.Row(
                                                    account, 2, "word.new", "{\"word\":\"two\"}")),
                                    rawat.db.clock().instant());
                        });
        append(word("three"));

        assertThat(page.next().toString()).contains("\"seq\":2", "two");
        assertThat(page.next().toString()).contains("\"seq\":3", "three");
    }

    @Test
    @Timeout(120)
    void whoeverIsCutAtRandomMissesNothingAndSeesNothingTwice() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int total = 400;
        AtomicBoolean done = new AtomicBoolean();
        Thread writer =
                new Thread(
                        () -> {
                            for (int i = 1; i <= total; ) {
                                List<LogEntry> some = new ArrayList<>();
                                int more = 1 + random.nextInt(4);
                                for (int j = 0; j < more && i <= total; j++) {
                                    some.add(word("w" + i++));
                                }
                                append(some.toArray(LogEntry[]::new));
                            }
                            done.set(true);
                        });
        writer.start();
        Random cuts = new Random(seed + 1);
        List<String> heard = new ArrayList<>();
        long last = 0;
        while (last < total) {
            TestPage page = TestPage.of(rawat, "ayu");
            JsonNode welcome = page.hello(last);
            assertThat(welcome.get("gap").asBoolean()).isFalse();
            List<JsonNode> events = new ArrayList<>();
            welcome.get("events").forEach(events::add);
            int more = cuts.nextInt(12);
            for (int i = 0; i < more && last + events.size() < total; i++) {
                events.add(page.next());
            }
            for (JsonNode event : events) {
                assertThat(event.get("seq").asLong()).as("seed " + seed).isEqualTo(++last);
                heard.add(event.get("d").get("word").asText());
            }
            page.cut();
        }
        writer.join();
        assertThat(heard)
                .as("seed " + seed)
                .isEqualTo(LongStream.rangeClosed(1, total).mapToObj(i -> "w" + i).toList());
    }

    private void append(LogEntry... entries) {
        rawat.db.unitOfWork().run(() -> rawat.log.append(List.of(entries)));
    }

    private LogEntry word(String word) {
        return word(account, word);
    }

    private static LogEntry word(AccountId account, String word) {
        return new LogEntry(account, "word.new", Map.of("word", word), () -> Map.of("word", word));
    }

    private static List<String> words(JsonNode welcome) {
        List<String> all = new ArrayList<>();
        welcome.get("events").forEach(event -> all.add(event.get("d").get("word").asText()));
        return all;
    }

    /** A function whose events are words. */
    private static final class Words implements EventReader {
        private final Set<String> hidden = java.util.concurrent.ConcurrentHashMap.newKeySet();
        private final AtomicBoolean broken = new AtomicBoolean();

        @Override
        public Set<String> types() {
            return Set.of("word.new");
        }

        @Override
        public List<@Nullable Map<String, ?>> read(Actor actor, List<LoggedEvent> events) {
            if (broken.get()) {
                throw new IllegalStateException("broken reader");
            }
            List<@Nullable Map<String, ?>> all = new ArrayList<>();
            for (LoggedEvent event : events) {
                Map<String, Object> seen = new HashMap<>(event.reference());
                all.add(hidden.contains(seen.get("word")) ? null : seen);
            }
            return all;
        }
    }
}
