package org.rawat.calls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.calls.api.CallEvent;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallStatus;
import org.rawat.calls.api.CallType;
import org.rawat.calls.api.InitiateCall;
import org.rawat.calls.internal.machine.CallMove;
import org.rawat.conversations.api.ConversationId;

/** Two people with two browsers each do what they like, on the real service and PostgreSQL. */
class CallWalkTest {
    private static final long SEED = 20_261_124;
    private static final int WALKS = 2_000;
    private static final int STEPS = 7;
    private static final List<Integer> WAITS = List.of(1, 5, 14, 16, 31, 61);

    @Test
    void everyCallOfTwoThousandWalksHasOneEndingAndNobodyStaysEngaged() {
        System.getLogger("walk").log(System.Logger.Level.INFO, "seed {0}", SEED);
        Random random = new Random(SEED);
        try (House house = new House()) {
            Map<CallStatus, Integer> endings = new HashMap<>();
            for (int walk = 0; walk < WALKS; walk++) {
                for (CallSession call : new Walk(house, random).run()) {
                    endings.merge(call.status(), 1, Integer::sum);
                }
            }
            System.getLogger("walk").log(System.Logger.Level.INFO, "endings {0}", endings);
            assertThat(endings.keySet())
                    .containsExactlyInAnyOrder(
                            CallStatus.ENDED,
                            CallStatus.MISSED,
                            CallStatus.REJECTED,
                            CallStatus.CANCELLED,
                            CallStatus.FAILED);
            assertThat(house.db.unitOfWork().call(() -> house.store.live())).isEmpty();
        }
    }

    /** One conversation's calls. */
    private static final class Walk {
        private final House house;
        private final Random random;
        private final List<Actor> people;
        private final ConversationId conversation;
        private final Map<CallSessionId, CallSession> seen = new HashMap<>();

        Walk(House house, Random random) {
            this.house = house;
            this.random = random;
            PersonId doctor = new PersonId(UUID.randomUUID());
            PersonId patient = new PersonId(UUID.randomUUID());
            this.people =
                    List.of(
                            House.actor(doctor, org.rawat.api.Role.DOCTOR),
                            House.actor(patient, org.rawat.api.Role.PATIENT));
            for (Actor actor : people) {
                house.acting.put(actor.requirePerson(), java.util.Set.of(actor.requireAccount()));
            }
            this.conversation = house.conversation(doctor, patient);
            house.db.events().clear();
        }

        List<CallSession> run() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            house.db.clock().advance(Duration.ofHours(5));
            List<CallSession> ended =
                    seen.keySet().stream()
                            .map(
                                    id -> {
                                        house.moves.byTime(id, new CallMove.Tick());
                                        return house.calls.call(people.get(0), id);
                                    })
                            .toList();
            for (CallSession call : ended) {
                check(call);
            }
            return ended;
        }

        private void step() {
            Actor actor = people.get(random.nextInt(2));
            UUID device = new UUID(random.nextInt(2), actor.requireAccount().value().hashCode());
            int what = random.nextInt(10);
            try {
                if (what < 2) {
                    see(
                            house.calls.initiate(
                                    actor,
                                    new InitiateCall(conversation, CallType.VOICE, device),
                                    new ClientKey(UUID.randomUUID())));
                } else if (what == 2) {
                    house.db
                            .clock()
                            .advance(Duration.ofSeconds(WAITS.get(random.nextInt(WAITS.size()))));
                } else {
                    for (CallSessionId id : List.copyOf(seen.keySet())) {
                        move(actor, device, id, what);
                    }
                }
            } catch (ProblemException refused) {
                assertThat(refused.code())
                        .isIn("in-call", "bad-transition", "call-taken", "call-rate");
            }
        }

        private void move(Actor actor, UUID device, CallSessionId id, int what) {
            switch (what) {
                case 3 -> see(house.calls.ring(actor, id, device));
                case 4, 5 -> see(house.calls.answer(actor, id, device));
                case 6 -> see(house.calls.reject(actor, id, device));
                case 7 -> see(house.calls.end(actor, id, device));
                case 8 -> see(house.calls.connected(actor, id, device));
                default -> {
                    see(house.calls.heard(actor, id, device));
                    house.moves.byTime(
                            id,
                            random.nextBoolean() ? new CallMove.Restart() : new CallMove.Tick());
                }
            }
        }

        private void see(CallSession call) {
            CallSession before = seen.put(call.id(), call);
            if (before != null && !before.status().live()) {
                assertThat(call).as("a call that is over stays so").isEqualTo(before);
            }
        }

        private void check(CallSession call) {
            assertThat(call.status().live()).isFalse();
            assertThat(call.durationSeconds()).isNotNegative();
            assertThat(call.endedAt()).isAfterOrEqualTo(call.startedAt());
            assertThat(house.db.events().published(CallEvent.Moved.class))
                    .filteredOn(it -> it.call().equals(call.id()) && !it.status().live())
                    .as("endings of %s", call)
                    .hasSize(1);
        }
    }
}
