package org.rawat.conversations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Uuid7;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryKind;
import org.rawat.conversations.api.EntryWindow;

class AppendingTest {
    private final Practice practice = new Practice();

    @AfterEach
    void close() {
        practice.close();
    }

    /** 64 threads, 16 conversations: the numbers have no gap, and each log has their order. */
    @Test
    void whateverManyWriteAtOnceIsThereOnceInOneOrder() throws Exception {
        long seed = Long.getLong("rawat.seed", System.nanoTime());
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        List<Conversation> rooms = new ArrayList<>();
        List<PersonId> patients = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            patients.add(practice.person("Pasien " + i));
            rooms.add(practice.opened(practice.doctor, patients.get(i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Callable<List<String>>> work = new ArrayList<>();
        for (int t = 0; t < 64; t++) {
            Random random = new Random(seed + t);
            int number = t;
            work.add(
                    () -> {
                        List<String> said = new ArrayList<>();
                        for (int round = 0; round < 6; round++) {
                            List<AppendEntry> batch = new ArrayList<>();
                            for (int i = 0; i <= random.nextInt(4); i++) {
                                int room = random.nextInt(rooms.size());
                                PersonId who =
                                        random.nextBoolean() ? practice.doctor : patients.get(room);
                                String text = number + "/" + round + "/" + i;
                                said.add(text);
                                batch.add(
                                        AppendEntry.text(
                                                practice.actor(who),
                                                rooms.get(room).id(),
                                                UUID.randomUUID(),
                                                text));
                            }
                            assertThat(sent(batch.toArray(AppendEntry[]::new)))
                                    .noneMatch(AppendOutcome.Refused.class::isInstance);
                        }
                        return said;
                    });
        }
        List<String> said = new ArrayList<>();
        try {
            for (Future<List<String>> one : threads.invokeAll(work)) {
                said.addAll(one.get());
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> stored = new ArrayList<>();
        Map<ConversationId, Integer> sizes = new HashMap<>();
        for (int i = 0; i < rooms.size(); i++) {
            List<Entry> entries = all(patients.get(i), rooms.get(i).id());
            assertThat(entries.stream().mapToLong(Entry::seq).toArray())
                    .isEqualTo(LongStream.rangeClosed(1, entries.size()).toArray());
            entries.forEach(it -> stored.add(it.text()));
            sizes.put(rooms.get(i).id(), entries.size());
            assertThat(logged(practice.account(patients.get(i)), rooms.get(i).id()))
                    .isEqualTo(LongStream.rangeClosed(1, entries.size()).boxed().toList());
        }
        assertThat(stored).containsExactlyInAnyOrderElementsOf(said);
        for (Conversation room : rooms) {
            assertThat(logged(practice.account(practice.doctor), room.id()))
                    .hasSize(sizes.get(room.id()))
                    .isSorted();
        }
        assertThat(practice.db.audit().actions())
                .filteredOn("message.send"::equals)
                .hasSize(said.size());
    }

    /** Whoever is told "not now" sends the same again, as a device does. */
    private List<AppendOutcome> sent(AppendEntry... batch) {
        while (true) {
            try {
                return practice.append(batch);
            } catch (ProblemException e) {
                assertThat(e.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
            }
        }
    }

    private List<Entry> all(PersonId who, ConversationId id) {
        List<Entry> all = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more) {
            var slice =
                    practice.conversations.entries(
                            practice.actor(who), id, EntryWindow.after(after), 200);
            all.addAll(slice.entries());
            more = slice.later();
            after = all.size();
        }
        return all;
    }

    private List<Long> logged(AccountId account, ConversationId id) throws Exception {
        return practice.log.of(account).stream()
                .filter(it -> it.conversation().equals(id.toString()))
                .map(TableLog.Line::seq)
                .toList();
    }

    @Test
    void theSameClientIdAnswersWithTheFirstResultAlsoAfterAnEdit() {
        Conversation room = practice.opened();
        AppendEntry wanted =
                AppendEntry.text(
                        practice.actor(practice.patient), room.id(), UUID.randomUUID(), "halo dok");
        Entry first = ((AppendOutcome.Stored) practice.append(wanted).get(0)).entry();
        practice.db
                .unitOfWork()
                .run(
                        () ->
                                practice.threads.change(
                                        practice.actor(practice.patient),
                                        first.id(),
                                        new org.rawat.conversations.api.ChangeEntry.Edit(
                                                1, "halo dokter")));

        AppendOutcome again = practice.append(wanted).get(0);

        assertThat(again).isInstanceOf(AppendOutcome.Duplicate.class);
        assertThat(((AppendOutcome.Duplicate) again).entry().id()).isEqualTo(first.id());
        assertThat(((AppendOutcome.Duplicate) again).entry().seq()).isEqualTo(first.seq());
    }

    @Test
    void theSameClientIdForSomethingElseIsAConflictAndHarmsNobodyElse() {
        Conversation room = practice.opened();
        Conversation other = practice.opened(practice.doctor, practice.patient);
        UUID cid = UUID.randomUUID();
        var patient = practice.actor(practice.patient);
        List<AppendOutcome> outcomes =
                practice.append(
                        AppendEntry.text(patient, room.id(), cid, "satu"),
                        AppendEntry.text(patient, room.id(), cid, "satu"),
                        AppendEntry.text(patient, room.id(), cid, "dua"),
                        AppendEntry.text(patient, other.id(), cid, "satu"),
                        AppendEntry.text(practice.actor(practice.doctor), room.id(), cid, "tiga"));
        assertThat(outcomes.get(0)).isInstanceOf(AppendOutcome.Stored.class);
        assertThat(outcomes.get(1)).isInstanceOf(AppendOutcome.Duplicate.class);
        assertThat(outcomes.get(2)).asString().contains("client-id-reused");
        assertThat(outcomes.get(3)).asString().contains("client-id-reused");
        // Another account's devices name their entries as they like.
        assertThat(outcomes.get(4)).isInstanceOf(AppendOutcome.Stored.class);
        assertThat(all(practice.patient, room.id())).hasSize(2);
    }

    @Test
    void theSameClientIdFromTwoConnectionsAtOnceIsStoredOnce() throws Exception {
        Conversation room = practice.opened();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                UUID cid = UUID.randomUUID();
                String text = "putaran " + round;
                Callable<AppendOutcome> send =
                        () ->
                                practice.append(
                                                AppendEntry.text(
                                                        practice.actor(practice.patient),
                                                        room.id(),
                                                        cid,
                                                        text))
                                        .get(0);
                List<AppendOutcome> outcomes = new ArrayList<>();
                for (Future<AppendOutcome> one :
                        threads.invokeAll(java.util.Collections.nCopies(8, send))) {
                    outcomes.add(one.get());
                }
                assertThat(outcomes).filteredOn(AppendOutcome.Stored.class::isInstance).hasSize(1);
                assertThat(outcomes)
                        .filteredOn(AppendOutcome.Duplicate.class::isInstance)
                        .hasSize(7);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(all(practice.patient, room.id())).hasSize(20);
    }

    @Test
    void oneBadEntryNeverFailsAnother() {
        Conversation room = practice.opened();
        Conversation closed = practice.opened(practice.otherDoctor, practice.patient);
        practice.conversations.close(
                practice.actor(practice.otherDoctor), closed.id(), closed.version());
        practice.sessions.put("alive", practice.actor(practice.patient));
        var patient = practice.actor(practice.patient);
        List<AppendOutcome> outcomes =
                practice.append(
                        AppendEntry.text(patient, room.id(), UUID.randomUUID(), "baik"),
                        AppendEntry.text(patient, closed.id(), UUID.randomUUID(), "tutup"),
                        AppendEntry.text(
                                practice.actor(practice.otherPatient),
                                room.id(),
                                UUID.randomUUID(),
                                "asing"),
                        AppendEntry.text(
                                patient,
                                ConversationId.next(practice.db.clock()),
                                UUID.randomUUID(),
                                "tidak ada"),
                        through("ended", room.id(), "sesi berakhir"),
                        through("alive", room.id(), "sesi hidup"),
                        answering(room.id(), 7L),
                        answering(room.id(), null));
        assertThat(outcomes)
                .extracting(it -> it instanceof AppendOutcome.Refused no ? no.problem().code() : "")
                .containsExactly(
                        "",
                        "conversation-closed",
                        "not-found",
                        "not-found",
                        "not-signed-in",
                        "",
                        "invalid",
                        "");
        assertThat(all(practice.patient, room.id())).hasSize(3);
    }

    private AppendEntry through(String session, ConversationId id, String text) {
        return new AppendEntry(
                practice.actor(practice.patient),
                session,
                id,
                UUID.randomUUID(),
                EntryKind.TEXT,
                text,
                null,
                false,
                Map.of());
    }

    private AppendEntry answering(ConversationId id, Long seq) {
        return new AppendEntry(
                practice.actor(practice.patient),
                null,
                id,
                UUID.randomUUID(),
                EntryKind.TEXT,
                "jawaban",
                seq,
                false,
                Map.of());
    }

    @Test
    void aUnitThatFailsLeavesNoNumberBehind() {
        Conversation room = practice.opened();
        assertThatThrownBy(
                        () ->
                                practice.db
                                        .unitOfWork()
                                        .run(
                                                () -> {
                                                    practice.threads.append(
                                                            List.of(
                                                                    AppendEntry.text(
                                                                            practice.actor(
                                                                                    practice.patient),
                                                                            room.id(),
                                                                            UUID.randomUUID(),
                                                                            "tidak jadi")));
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        assertThat(practice.say(practice.patient, room.id(), "jadi").seq()).isEqualTo(1);
        assertThat(practice.log.payloads).hasSize(2);
    }

    @Test
    void aHundredEntriesTakeAsManyStatementsAsOne() {
        Conversation room = practice.opened();
        practice.say(practice.patient, room.id(), "pertama");
        int one = practice.db.statements(() -> practice.append(entries(room.id(), 1))).size();
        int many = practice.db.statements(() -> practice.append(entries(room.id(), 100))).size();
        // The double of the log writes row by row; the real one does not.
        assertThat(many - 200).isEqualTo(one - 2);
    }

    private AppendEntry[] entries(ConversationId id, int count) {
        AppendEntry[] all = new AppendEntry[count];
        for (int i = 0; i < count; i++) {
            all[i] =
                    AppendEntry.text(
                            practice.actor(practice.patient),
                            id,
                            Uuid7.next(java.time.Clock.systemUTC()),
                            "pesan " + i);
        }
        return all;
    }

    @Test
    void aCallIsAnEntryWhoseMetadataFollowIt() {
        Conversation room = practice.opened();
        AppendOutcome outcome =
                practice.append(
                                new AppendEntry(
                                        practice.actor(practice.doctor),
                                        null,
                                        room.id(),
                                        UUID.randomUUID(),
                                        EntryKind.VIDEO_CALL,
                                        "",
                                        null,
                                        false,
                                        Map.of("status", "calling", "seconds", 0L)))
                        .get(0);
        Entry call = ((AppendOutcome.Stored) outcome).entry();
        Entry after =
                practice.db
                        .unitOfWork()
                        .call(
                                () ->
                                        practice.threads.change(
                                                practice.actor(practice.doctor),
                                                call.id(),
                                                new org.rawat.conversations.api.ChangeEntry
                                                        .Describe(
                                                        Map.of(
                                                                "status", "ended", "seconds",
                                                                61L))));
        assertThat(after.metadata()).containsEntry("status", "ended").containsEntry("seconds", 61L);
        assertThat(practice.db.audit().actions()).doesNotContain("message.send");
        assertThat(practice.conversations.unread(practice.actor(practice.patient)).total())
                .isZero();
    }
}
