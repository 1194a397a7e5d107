package org.rawat.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.ConversationStatus;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Threads;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.sdk.testkit.MutableClock;

class DemoConversationTest {
    @TempDir Path var;

    private final MutableClock clock = new MutableClock();
    private final EmptyRawat rawat = new EmptyRawat(clock);
    private final List<AppendEntry> said = new ArrayList<>();
    private final ConversationId room = new ConversationId(UUID.randomUUID());

    @Test
    void patientAndDoctorTalkOnceBothAreThereAndSayTheSameAtEachStart() {
        DemoConversation conversation =
                new DemoConversation(rawat.accounts(), rawat.appointments(), units());
        conversation.stop();
        assertThat(conversation.made(conversations(), threads())).isFalse();
        new Demonstration(
                        rawat.people(),
                        rawat.accounts(),
                        rawat.locations(),
                        rawat.schedules(),
                        rawat.appointments(),
                        clock,
                        var)
                .make();
        assertThat(conversation.made(conversations(), threads())).isTrue();
        int lines = said.size();
        assertThat(conversation.made(conversations(), threads())).isTrue();

        Set<UUID> names = said.stream().map(AppendEntry::clientId).collect(Collectors.toSet());
        Set<AccountId> who =
                said.stream()
                        .map(AppendEntry::sender)
                        .map(Actor::requireAccount)
                        .collect(Collectors.toSet());
        assertThat(lines).isGreaterThan(2);
        assertThat(names).hasSize(lines);
        assertThat(who).hasSize(2);
        assertThat(said).allMatch(it -> it.conversation().equals(room));
    }

    private Conversations conversations() {
        return EmptyRawat.of(
                Conversations.class,
                (proxy, method, args) ->
                        new Conversation(
                                room,
                                1,
                                (AppointmentId) args[1],
                                new PersonId(UUID.randomUUID()),
                                new PersonId(UUID.randomUUID()),
                                ConversationStatus.OPEN,
                                Instant.MAX,
                                null,
                                0,
                                null));
    }

    private Threads threads() {
        return EmptyRawat.of(
                Threads.class,
                (proxy, method, args) -> {
                    ((List<?>) args[0]).forEach(it -> said.add((AppendEntry) it));
                    return List.of();
                });
    }

    private static UnitOfWork units() {
        return EmptyRawat.of(
                UnitOfWork.class, (proxy, method, args) -> ((Supplier<?>) args[0]).get());
    }
}
