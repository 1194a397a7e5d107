package org.rawat.conversations.internal.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.ChangeEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.internal.Practice;
import org.rawat.conversations.internal.TableLog;
import org.rawat.realtime.api.LoggedEvent;

/** Who comes back sees what was missed as it is now, and only what is still to be seen. */
class ResumingTest {
    private final Practice practice = new Practice();
    private final ConversationReader reader =
            new ConversationReader(
                    practice.conversationStore,
                    practice.entryStore,
                    practice.threadLog,
                    practice.tree,
                    practice.settings,
                    practice.db.unitOfWork(),
                    practice.db.clock());

    @AfterEach
    void close() {
        practice.close();
    }

    private List<LoggedEvent> logged(PersonId person) throws Exception {
        List<LoggedEvent> events = new ArrayList<>();
        for (TableLog.Line line : practice.log.of(practice.account(person))) {
            events.add(
                    new LoggedEvent(
                            practice.account(person),
                            line.number(),
                            line.type(),
                            line.seq() == 0
                                    ? Map.of("conv", line.conversation())
                                    : Map.of("conv", line.conversation(), "seq", line.seq()),
                            Instant.EPOCH));
        }
        return events;
    }

    private static Object text(Map<String, ?> event) {
        return ((Map<?, ?>) event.get("entry")).get("text");
    }

    @Test
    void aDeletedTextNeverComesBackOutOfTheLog() throws Exception {
        Conversation room = practice.opened();
        Entry first = practice.say(practice.doctor, room.id(), "rahasia");
        practice.say(practice.doctor, room.id(), "lain");
        practice.db
                .unitOfWork()
                .run(
                        () ->
                                practice.threads.change(
                                        practice.actor(practice.doctor),
                                        first.id(),
                                        new ChangeEntry.Delete(1)));

        List<Map<String, ?>> read =
                new ArrayList<>(
                        reader.read(practice.actor(practice.patient), logged(practice.patient)));

        assertThat(read).hasSize(3).extracting(ResumingTest::text).containsExactly("", "lain", "");
        assertThat(read.toString()).doesNotContain("rahasia");
    }

    @Test
    void whoTakesPartNoLongerSeesNothing() throws Exception {
        PersonId parent = practice.person("Rina Wati");
        PersonId child = practice.childOf(parent, "Adi Wati");
        Conversation room = practice.opened(practice.doctor, child);
        practice.say(practice.doctor, room.id(), "untuk ibu");
        List<LoggedEvent> events = logged(parent);
        assertThat(reader.read(practice.actor(parent), events)).doesNotContainNull();
        practice.parents.remove(child);
        assertThat(reader.read(practice.actor(parent), events)).containsOnlyNulls();
    }

    @Test
    void aReceiptMovesOnesOwnMarkAndWithoutNumbersTellsEverybodys() throws Exception {
        Conversation room = practice.opened();
        practice.say(practice.doctor, room.id(), "satu");
        ReceiptHandler receipts = new ReceiptHandler(practice.conversations);
        Actor patient = practice.actor(practice.patient);
        String conv = room.id().toString();
        assertThat(
                        receipts.handle(
                                        practice.socket(patient),
                                        "rcpt",
                                        Map.of("conv", conv, "read", 1L))
                                .toCompletableFuture()
                                .get(5, TimeUnit.SECONDS)
                                .get("read"))
                .isEqualTo(1L);
        practice.db.clock().advance(java.time.Duration.ofSeconds(1));
        practice.conversations.shown(practice.actor(practice.doctor), room.id(), 1);
        List<?> marks =
                (List<?>)
                        receipts.handle(practice.socket(patient), "rcpt", Map.of("conv", conv))
                                .toCompletableFuture()
                                .get(5, TimeUnit.SECONDS)
                                .get("marks");
        assertThat(marks).isNotEmpty();
        for (Map<String, ?> hostile :
                List.<Map<String, ?>>of(
                        Map.of(),
                        Map.of("conv", 5L),
                        Map.of("conv", conv, "read", -1L),
                        Map.of("conv", conv, "read", "1"),
                        Map.of("conv", conv, "delivered", 1.5))) {
            assertThatThrownBy(() -> receipts.handle(practice.socket(patient), "rcpt", hostile))
                    .hasMessageContaining("INVALID");
        }
    }
}
