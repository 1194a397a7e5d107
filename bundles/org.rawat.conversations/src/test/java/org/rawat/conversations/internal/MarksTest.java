package org.rawat.conversations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryKind;
import org.rawat.conversations.api.EntryWindow;
import org.rawat.conversations.api.Marks;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.api.Unread;

class MarksTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Practice practice = new Practice();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void marksNeverGoBackAndNeverBeyondTheNewest() {
        Conversation room = practice.opened();
        practice.say(practice.doctor, room.id(), "satu");
        practice.say(practice.doctor, room.id(), "dua");
        var patient = practice.actor(practice.patient);

        assertThat(practice.conversations.mark(patient, room.id(), Long.MAX_VALUE, 1))
                .isEqualTo(new Marks(practice.account(practice.patient), practice.patient, 2, 1));
        practice.book.look();
        practice.db.clock().advance(SECOND);
        assertThat(practice.conversations.mark(patient, room.id(), 1, 0).delivered()).isEqualTo(2);
        practice.db.clock().advance(SECOND);
        assertThat(practice.conversations.mark(patient, room.id(), 0, 2).read()).isEqualTo(2);
        assertThat(practice.conversations.mark(patient, room.id(), -5, -5).read()).isEqualTo(2);
    }

    @Test
    void aReaderWhoScrollsIsWrittenOnceASecond() {
        Conversation room = practice.opened();
        for (int i = 0; i < 30; i++) {
            practice.say(practice.doctor, room.id(), "pesan " + i);
        }
        var patient = practice.actor(practice.patient);
        List<String> statements =
                practice.db.statements(
                        () -> {
                            for (int i = 1; i <= 30; i++) {
                                practice.conversations.mark(patient, room.id(), i, i);
                                practice.db.clock().advance(Duration.ofMillis(50));
                                practice.book.look();
                            }
                        });
        assertThat(statements)
                .filteredOn(it -> it.startsWith("INSERT INTO conversations.marks"))
                .hasSizeLessThanOrEqualTo(3);

        practice.db.clock().advance(SECOND);
        practice.book.look();
        assertThat(practice.conversations.marks(patient, room.id()))
                .extracting(Marks::read)
                .containsExactly(30L);
        assertThat(practice.conversations.unread(patient).total()).isZero();
        assertThat(practice.told).filteredOn(it -> it.type().equals("rcpt")).isNotEmpty();
    }

    @Test
    void whatTheOtherSideHasReadIsNotedInTheMessageOnce() throws Exception {
        PersonId parent = practice.person("Rina Wati");
        PersonId child = practice.childOf(parent, "Adi Wati");
        practice.accounts.put(child, new org.rawat.api.AccountId(UUID.randomUUID()));
        Conversation room = practice.opened(practice.doctor, child);
        practice.say(practice.doctor, room.id(), "untuk Adi");
        practice.say(parent, room.id(), "dari ibu");
        practice.conversations.mark(practice.actor(parent), room.id(), 2, 2);
        practice.book.look();
        String first = readAt();
        practice.db.clock().advance(Duration.ofMinutes(1));
        practice.conversations.mark(practice.actor(child), room.id(), 2, 2);
        practice.book.look();
        assertThat(readAt()).isEqualTo(first);
        // Nobody of the doctor's side has read the parent's.
        assertThat(
                        TestSql.number(
                                practice.db,
                                "SELECT count(*) FROM conversations.messages"
                                        + " WHERE read_at IS NULL"))
                .isEqualTo(1);
        assertThat(practice.db.audit().actions()).filteredOn("message.read"::equals).hasSize(2);
    }

    private String readAt() throws Exception {
        return TestSql.rows(
                        practice.db.dataSource(),
                        "SELECT read_at FROM conversations.messages WHERE seq = 1")
                .get(0);
    }

    /** A random walk of writing, reading and time: every count equals a recount by hand. */
    @Test
    void unreadCountsEqualARecount() {
        long seed = Long.getLong("rawat.seed", System.nanoTime());
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        Random random = new Random(seed);
        PersonId parent = practice.person("Rina Wati");
        PersonId child = practice.childOf(parent, "Adi Wati");
        List<Conversation> rooms =
                List.of(
                        practice.opened(),
                        practice.opened(practice.doctor, child),
                        practice.opened(practice.otherDoctor, practice.patient),
                        practice.opened(practice.doctor, practice.otherDoctor));
        List<List<PersonId>> who =
                List.of(
                        List.of(practice.doctor, practice.patient),
                        List.of(practice.doctor, parent),
                        List.of(practice.otherDoctor, practice.patient),
                        List.of(practice.doctor, practice.otherDoctor));
        for (int step = 0; step < 400; step++) {
            int room = random.nextInt(rooms.size());
            PersonId one = who.get(room).get(random.nextInt(2));
            Conversation it = rooms.get(room);
            switch (random.nextInt(4)) {
                case 0, 1 -> write(random, one, it);
                case 2 ->
                        practice.conversations.mark(
                                practice.actor(one), it.id(), 0, random.nextInt(200));
                default -> practice.db.clock().advance(Duration.ofMillis(random.nextInt(900)));
            }
            if (step % 40 == 39) {
                practice.db.clock().advance(SECOND);
                practice.book.look();
                for (PersonId reader :
                        Set.of(practice.doctor, practice.otherDoctor, practice.patient, parent)) {
                    assertThat(practice.conversations.unread(practice.actor(reader)))
                            .as("step %s, seed %s", step, seed)
                            .isEqualTo(recount(reader, rooms, who));
                }
            }
        }
    }

    private void write(Random random, PersonId one, Conversation it) {
        EntryKind kind = EntryKind.values()[random.nextInt(EntryKind.values().length)];
        practice.append(
                new AppendEntry(
                        practice.actor(one),
                        null,
                        it.id(),
                        UUID.randomUUID(),
                        kind,
                        kind.isCall() ? "" : "isi",
                        null,
                        false,
                        Map.of()));
    }

    private Unread recount(PersonId reader, List<Conversation> rooms, List<List<PersonId>> who) {
        long asPatient = 0;
        long asDoctor = 0;
        Map<org.rawat.conversations.api.ConversationId, Long> each = new HashMap<>();
        for (int i = 0; i < rooms.size(); i++) {
            if (!who.get(i).contains(reader)) {
                continue;
            }
            Conversation it = rooms.get(i);
            long count = 0;
            long read =
                    practice.conversations.marks(practice.actor(reader), it.id()).stream()
                            .filter(m -> m.account().equals(practice.account(reader)))
                            .mapToLong(Marks::read)
                            .sum();
            for (Entry entry : all(reader, it)) {
                boolean counts =
                        entry.seq() > read
                                && !entry.senderId().equals(practice.account(reader))
                                && entry.kind().countsAsUnread();
                count += counts ? 1 : 0;
            }
            if (count > 0) {
                each.put(it.id(), count);
            }
            if (it.sideOf(reader) == Side.DOCTOR) {
                asDoctor += count;
            } else {
                asPatient += count;
            }
        }
        return new Unread(asPatient, asDoctor, each);
    }

    private List<Entry> all(PersonId reader, Conversation it) {
        List<Entry> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            var slice =
                    practice.conversations.entries(
                            practice.actor(reader), it.id(), EntryWindow.after(all.size()), 200);
            all.addAll(slice.entries());
            more = slice.later();
        }
        return all;
    }

    @Test
    void whatAPageHasShownCountsAtOnceAndIsRecordedWithThePage() {
        Conversation room = practice.opened();
        practice.say(practice.doctor, room.id(), "satu");
        practice.conversations.shown(practice.actor(practice.patient), room.id(), 1);
        assertThat(practice.conversations.unread(practice.actor(practice.patient)).total())
                .isZero();
        assertThat(practice.db.audit().actions()).doesNotContain("message.read");
    }

    @Test
    void marksOfManyShareACommit() throws Exception {
        List<Conversation> rooms = new ArrayList<>();
        List<PersonId> patients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            patients.add(practice.person("Pasien " + i));
            rooms.add(practice.opened(practice.doctor, patients.get(i)));
            practice.say(practice.doctor, rooms.get(i).id(), "halo");
            practice.conversations.mark(practice.actor(patients.get(i)), rooms.get(i).id(), 1, 1);
        }
        practice.book.look();
        // The book's own timer may have come in between.
        assertThat(
                        TestSql.number(
                                practice.db,
                                "SELECT count(DISTINCT xmin::text) FROM conversations.marks"))
                .isLessThanOrEqualTo(5);
        for (int i = 0; i < 20; i++) {
            assertThat(practice.conversations.unread(practice.actor(patients.get(i))).total())
                    .isZero();
        }
    }

    @Test
    void devicesThatAreThereAreToldTheCountSoonAfter() {
        Conversation room = practice.opened();
        practice.sockets.put(practice.account(practice.patient), practice.actor(practice.patient));
        practice.say(practice.doctor, room.id(), "satu");
        practice.say(practice.doctor, room.id(), "dua");
        practice.unread.tell();
        Practice.Told last =
                practice.told.stream()
                        .filter(it -> it.type().equals("unread"))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        assertThat(last.accounts()).containsExactly(practice.account(practice.patient));
        assertThat(last.data().get("total")).isEqualTo(2L);
        assertThat(last.data().get("conv")).isEqualTo(room.id().toString());
        assertThat(last.data().get("count")).isEqualTo(2L);
    }

    @Test
    void theListHasTheLastWrittenFirstAndPagesByKeyset() {
        List<Conversation> rooms = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            rooms.add(practice.opened(practice.doctor, practice.person("Pasien " + i)));
            practice.db.clock().advance(SECOND);
        }
        practice.say(practice.doctor, rooms.get(3).id(), "terbaru");
        var doctor = practice.actor(practice.doctor);
        var first = practice.conversations.list(doctor, Side.DOCTOR, "", 10);
        assertThat(first.items().get(0).conversation().id()).isEqualTo(rooms.get(3).id());
        assertThat(first.items().get(0).last().text()).isEqualTo("terbaru");
        Set<Object> seen = new java.util.LinkedHashSet<>();
        String after = "";
        while (after != null) {
            var page = practice.conversations.list(doctor, Side.DOCTOR, after, 10);
            page.items().forEach(it -> seen.add(it.conversation().id()));
            after = page.next();
        }
        assertThat(seen).hasSize(25);
        assertThat(practice.conversations.list(doctor, Side.PATIENT, "", 10).items()).isEmpty();
    }
}
