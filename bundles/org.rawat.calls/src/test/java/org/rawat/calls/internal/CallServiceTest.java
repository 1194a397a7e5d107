package org.rawat.calls.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.calls.api.CallEnding;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallStatus;
import org.rawat.calls.api.CallType;
import org.rawat.calls.api.InitiateCall;
import org.rawat.calls.internal.machine.CallMove;
import org.rawat.conversations.api.ConversationId;
import org.rawat.realtime.api.LogEntry;

class CallServiceTest {
    private static final UUID D1 = new UUID(2, 1);
    private static final UUID P1 = new UUID(2, 3);
    private static final UUID P2 = new UUID(2, 4);

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aCallRingsIsAnsweredAndEndsWithItsDurationByTheServersClock() {
        CallSession call = house.call(house.doctor, D1);
        assertThat(call.status()).isEqualTo(CallStatus.CALLING);

        house.calls.ring(house.patient, call.id(), P1);
        house.db.clock().advance(Duration.ofSeconds(7));
        house.calls.answer(house.patient, call.id(), P1);
        house.db.clock().advance(Duration.ofSeconds(25));
        CallSession ended = house.calls.end(house.doctor, call.id(), D1);

        assertThat(ended.status()).isEqualTo(CallStatus.ENDED);
        assertThat(ended.ending()).isEqualTo(CallEnding.HANGUP);
        assertThat(ended.durationSeconds()).isEqualTo(25);
        assertThat(house.calls.call(house.patient, call.id())).isEqualTo(ended);
        assertThat(house.calls.live(house.patient)).isEmpty();
        assertThat(house.calls.list(house.patient, "", 10).items()).containsExactly(ended);
        assertThat(house.db.audit().actions())
                .containsExactly("call.initiate", "call.answer", "call.end");
    }

    @Test
    void eachCallHasOneEntryThatFollowsIt() {
        CallSession call = house.call(house.doctor, D1);
        house.calls.answer(house.patient, call.id(), P1);
        house.db.clock().advance(Duration.ofSeconds(28));
        house.calls.end(house.patient, call.id(), P1);

        assertThat(house.entries).hasSize(1);
        Map<String, ?> shown = house.entries.values().iterator().next();
        assertThat(shown.get("status")).isEqualTo("ended");
        assertThat(shown.get("durationSeconds")).isEqualTo(28L);
    }

    @Test
    void everyMoveReachesTheLogOfEverybodyWhoTakesPart() {
        CallSession call = house.call(house.doctor, D1);
        house.calls.ring(house.patient, call.id(), P1);
        house.calls.reject(house.patient, call.id(), P1);

        List<String> told =
                house.log.stream()
                        .filter(it -> it.account().equals(house.patient.requireAccount()))
                        .map(LogEntry::payload)
                        .map(it -> String.valueOf(it.get().get("status")))
                        .toList();
        assertThat(told).containsExactly("calling", "ringing", "rejected");
        assertThat(house.log).hasSize(6);
    }

    @Test
    void theSameKeyMakesOneCall() {
        ClientKey key = new ClientKey(UUID.randomUUID());
        InitiateCall command = new InitiateCall(house.conversation, CallType.VOICE, D1);

        CallSession first = house.calls.initiate(house.doctor, command, key);
        CallSession again = house.calls.initiate(house.doctor, command, key);

        assertThat(again).isEqualTo(first);
        assertThat(house.entries).hasSize(1);
    }

    @Test
    void ofManyDevicesThatAnswerAtOnceOneWins() throws Exception {
        CallSession call = house.call(house.doctor, D1);

        List<Object> outcomes =
                together(
                        8,
                        i -> {
                            try {
                                return house.calls.answer(house.patient, call.id(), new UUID(3, i));
                            } catch (ProblemException e) {
                                return e.code();
                            }
                        });

        assertThat(outcomes).filteredOn(CallSession.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn("call-taken"::equals).hasSize(7);
    }

    @Test
    void whoCallEachOtherAtOnceAreInOneCall() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Object> both =
                    together(
                            2,
                            i ->
                                    i == 0
                                            ? house.call(house.doctor, D1)
                                            : house.call(house.patient, P1));

            CallSession one = (CallSession) both.get(0);
            CallSession other = (CallSession) both.get(1);
            assertThat(one.id()).isEqualTo(other.id());
            assertThat(house.calls.call(house.doctor, one.id()).status())
                    .isEqualTo(CallStatus.ONGOING);
            house.calls.end(house.doctor, one.id(), D1);
            house.db.clock().advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void whoSpeaksWithSomebodyElseIsBusyAndFindsAMissedCall() {
        Actor colleague = House.actor(new PersonId(UUID.randomUUID()), Role.DOCTOR);
        house.acting.put(colleague.requirePerson(), Set.of(colleague.requireAccount()));
        ConversationId other = house.conversation(colleague.requirePerson(), house.patientPerson);
        CallSession first = house.call(house.doctor, D1);
        house.calls.answer(house.patient, first.id(), P1);

        CallSession busy =
                house.calls.initiate(
                        colleague,
                        new InitiateCall(other, CallType.VOICE, new UUID(2, 9)),
                        new ClientKey(UUID.randomUUID()));

        assertThat(busy.status()).isEqualTo(CallStatus.BUSY);
        assertThat(house.entries).hasSize(2);
        assertThat(house.calls.call(house.doctor, first.id()).status())
                .isEqualTo(CallStatus.ONGOING);
        assertThat(house.calls.list(house.patient, "", 10).items()).contains(busy);
        assertThatThrownBy(
                        () ->
                                house.calls.initiate(
                                        house.patient,
                                        new InitiateCall(other, CallType.VOICE, P1),
                                        new ClientKey(UUID.randomUUID())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("in-call");
                            assertThat(e.args()).containsExactly(first.id().toString());
                        });
    }

    @Test
    void toEverybodyElseACallDoesNotExist() {
        CallSession call = house.call(house.doctor, D1);
        Actor stranger = House.actor(new PersonId(UUID.randomUUID()), Role.PATIENT);
        CallSessionId absent = CallSessionId.next(house.db.clock());

        for (CallSessionId id : List.of(call.id(), absent)) {
            for (Callable<?> attempt :
                    List.<Callable<?>>of(
                            () -> house.calls.call(stranger, id),
                            () -> house.calls.answer(stranger, id, P1),
                            () -> house.calls.reject(stranger, id, P1),
                            () -> house.calls.end(stranger, id, P1),
                            () -> house.calls.ring(stranger, id, P1),
                            () -> house.calls.heard(stranger, id, P1),
                            () -> house.calls.iceServers(stranger, id, P1))) {
                assertThatThrownBy(attempt::call)
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.code()).isEqualTo("not-found"));
            }
        }
        assertThat(house.calls.call(house.doctor, call.id())).isEqualTo(call);
    }

    @Test
    void withoutAConfirmedAppointmentOrAnOpenConversationNobodyCalls() {
        house.appointments.replaceAll((id, status) -> AppointmentStatus.CANCELLED);
        assertRefused("not-confirmed");
        house.appointments.replaceAll((id, status) -> AppointmentStatus.COMPLETED);
        house.acting.remove(house.patientPerson);
        assertRefused("nobody-there");
        house.close(house.conversation);
        assertRefused("conversation-closed");
        assertThat(house.entries).isEmpty();
    }

    private void assertRefused(String code) {
        assertThatThrownBy(() -> house.call(house.doctor, D1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void theDeadlineIsAColumnAndHoldsWhateverRawatDidMeanwhile() {
        CallSession call = house.call(house.doctor, D1);
        house.calls.ring(house.patient, call.id(), P1);
        house.db.clock().advance(Duration.ofMinutes(30));

        CallSession late = house.calls.answer(house.patient, call.id(), P1);

        assertThat(late.status()).isEqualTo(CallStatus.CANCELLED);
        assertThat(late.ending()).isEqualTo(CallEnding.CALLER_LOST);
        assertThat(house.db.audit().entries().get(1).detail()).containsEntry("status", "cancelled");
    }

    @Test
    void whoIsHeardOfIsNotLost() {
        CallSession call = house.call(house.doctor, D1);
        for (int i = 0; i < 5; i++) {
            house.db.clock().advance(Duration.ofSeconds(11));
            house.calls.heard(house.doctor, call.id(), D1);
            house.moves.byTime(call.id(), new CallMove.Tick());
        }

        CallSession answered = house.calls.answer(house.patient, call.id(), P1);

        assertThat(answered.status()).isEqualTo(CallStatus.ONGOING);
    }

    @Test
    void aCallThatIsOverAnswersEveryMoveWithItsRecord() {
        CallSession call = house.call(house.doctor, D1);
        CallSession over = house.calls.reject(house.patient, call.id(), P1);

        assertThat(house.calls.answer(house.patient, call.id(), P2)).isEqualTo(over);
        assertThat(house.calls.end(house.doctor, call.id(), D1)).isEqualTo(over);
        assertThat(house.calls.reject(house.doctor, call.id(), D1)).isEqualTo(over);
        assertThat(house.db.audit().entries())
                .as("each request is recorded, with what it found")
                .hasSize(5)
                .filteredOn(it -> it.detail().containsValue("rejected"))
                .hasSize(4);
    }

    @Test
    void anAccountCallsTenTimesAMinute() {
        for (int i = 0; i < 10; i++) {
            CallSession call = house.call(house.doctor, D1);
            house.calls.end(house.doctor, call.id(), D1);
        }

        assertRefused("call-rate");
        house.db.clock().advance(Duration.ofSeconds(61));
        assertThat(house.call(house.doctor, D1).status()).isEqualTo(CallStatus.CALLING);
    }

    @Test
    void aParentRingsForAChildAndTheOtherParentFallsSilent() {
        Actor parent = House.actor(new PersonId(UUID.randomUUID()), Role.PATIENT);
        Actor second = House.actor(new PersonId(UUID.randomUUID()), Role.PATIENT);
        house.acting.put(
                house.patientPerson, Set.of(parent.requireAccount(), second.requireAccount()));

        CallSession call = house.call(house.doctor, D1);
        assertThat(call.called())
                .containsExactlyInAnyOrder(parent.requireAccount(), second.requireAccount());
        CallSession answered = house.calls.answer(parent, call.id(), P1);

        assertThat(answered.answered().account()).isEqualTo(parent.requireAccount());
        assertThatThrownBy(() -> house.calls.end(second, call.id(), P2))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo("call-taken"));
    }

    @Test
    void serversAreForThoseWhoSpeakInALiveCall() {
        CallSession call = house.call(house.doctor, D1);

        assertThat(house.calls.iceServers(house.doctor, call.id(), D1).servers()).isNotEmpty();
        assertThat(house.calls.iceServers(house.patient, call.id(), P1).servers()).isNotEmpty();
        house.calls.answer(house.patient, call.id(), P1);
        assertThatThrownBy(() -> house.calls.iceServers(house.patient, call.id(), P2))
                .isInstanceOf(ProblemException.class);
        house.calls.end(house.patient, call.id(), P1);
        assertThatThrownBy(() -> house.calls.iceServers(house.doctor, call.id(), D1))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aCallThatIsOverIsFrozenInTheDatabaseToo() throws Exception {
        CallSession call = house.call(house.doctor, D1);
        house.calls.end(house.doctor, call.id(), D1);

        for (String attack :
                List.of(
                        "UPDATE calls.call_sessions SET duration_seconds = 99",
                        "UPDATE calls.call_sessions SET status = 'ringing', ended_at = NULL,"
                                + " ending = NULL, due_at = now()",
                        "DELETE FROM calls.call_sessions")) {
            try (var connection = house.db.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(attack))
                        .isInstanceOf(java.sql.SQLException.class);
            }
        }
    }

    /** Runs it that many times at the same moment. */
    private static List<Object> together(int times, java.util.function.IntFunction<Object> work)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Object>> all = new java.util.ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                all.add(threads.submit(() -> work.apply(number)));
            }
            List<Object> outcomes = new java.util.ArrayList<>();
            for (Future<Object> one : all) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
