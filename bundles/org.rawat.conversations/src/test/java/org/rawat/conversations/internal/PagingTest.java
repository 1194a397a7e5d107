package org.rawat.conversations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntrySlice;
import org.rawat.conversations.api.EntryWindow;

/** A conversation of 100,000 messages is paged like one of a hundred. */
class PagingTest {
    private static final int MESSAGES = 100_000;
    private static Practice practice;
    private static Conversation room;

    @BeforeAll
    static void write() throws Exception {
        practice = new Practice();
        room = practice.opened();
        TestSql.run(
                practice.db.ownerDataSource(),
                "UPDATE conversations.conversations SET last_seq = "
                        + MESSAGES
                        + ", last_message_at = now()",
                "INSERT INTO conversations.messages (id, conversation_id, seq, sender_id,"
                        + " sender_person_id, from_doctor, client_id, type, message, metadata,"
                        + " reply_to, urgent, sent_at) SELECT gen_random_uuid(), c.id, n, '"
                        + practice.account(practice.doctor)
                        + "', c.doctor_id, true, gen_random_uuid(), 'text', 'pesan ke-' || n,"
                        + " '{}', CASE WHEN n > 7 THEN n - 7 END, false, now()"
                        + " FROM conversations.conversations c, generate_series(1, "
                        + MESSAGES
                        + ") n",
                "ANALYZE conversations.messages");
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @Test
    void aPageReadsItsRowsByTheIndexWhereverItIs() {
        for (long place : List.of(51L, 50_000L, (long) MESSAGES)) {
            EntrySlice before = page(EntryWindow.before(place));
            assertThat(before.entries().stream().map(Entry::seq))
                    .hasSize(50)
                    .startsWith(place - 50)
                    .endsWith(place - 1);
            assertThat(before.earlier()).isEqualTo(place > 51);
            assertThat(before.later()).isTrue();
            EntrySlice around = page(EntryWindow.around(place));
            assertThat(around.entries()).anyMatch(it -> it.seq() == place);
        }
        assertThat(page(EntryWindow.newest()).later()).isFalse();
        assertThat(page(EntryWindow.after(MESSAGES - 10)).entries()).hasSize(10);
    }

    @Test
    void thePlanOfAPageSortsNothingAndReadsNoTable() throws Exception {
        String query =
                practice.db.statements(() -> page(EntryWindow.before(50_000))).stream()
                        .filter(it -> it.contains("m.seq <"))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst("\\?", "'" + room.id() + "'")
                        .replaceFirst("\\?", "50000")
                        .replaceFirst("\\?", "51");
        List<String> plan =
                TestSql.rows(practice.db.dataSource(), "EXPLAIN (ANALYZE, BUFFERS) " + query);
        assertThat(String.join("\n", plan))
                .contains("messages_pkey")
                .doesNotContain("Sort", "Seq Scan on messages");
    }

    /** Printed for a reader, asserted by nobody: a machine may be busy. */
    @Test
    void howLongAPageTakes() {
        Random random = new Random(1);
        int rounds = 400;
        long[] nanos = new long[rounds];
        for (int i = -100; i < rounds; i++) {
            long begun = System.nanoTime();
            page(EntryWindow.before(1 + random.nextInt(MESSAGES)));
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos);
        System.getLogger("paging")
                .log(
                        System.Logger.Level.INFO,
                        "page of 50 in a thread of {0}: p50 {1} ms, p95 {2} ms, p99 {3} ms",
                        MESSAGES,
                        nanos[rounds / 2] / 1e6,
                        nanos[rounds * 95 / 100] / 1e6,
                        nanos[rounds * 99 / 100] / 1e6);
        assertThat(page(EntryWindow.newest()).entries()).hasSize(50);
    }

    private static EntrySlice page(EntryWindow window) {
        return practice.conversations.entries(
                practice.actor(practice.patient), room.id(), window, 50);
    }
}
