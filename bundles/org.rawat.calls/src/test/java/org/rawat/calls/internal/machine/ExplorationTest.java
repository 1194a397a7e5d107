package org.rawat.calls.internal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallStatus;

/** Two people, two browsers each: everything that can happen, seven deep. */
class ExplorationTest {
    private static final int DEPTH = 7;
    private static final Instant BEGIN = Instant.parse("2026-03-02T03:00:00Z");
    private static final AccountId DOCTOR = new AccountId(new UUID(1, 1));
    private static final AccountId PATIENT = new AccountId(new UUID(1, 2));
    private static final List<CallLeg> LEGS =
            List.of(leg(DOCTOR, 1), leg(DOCTOR, 2), leg(PATIENT, 3), leg(PATIENT, 4));

    /** The usual ones, but that the longest call is short, so that all of it is walked through. */
    private static final CallLimits LIMITS =
            new CallLimits(
                    CallLimits.USUAL.ring(),
                    CallLimits.USUAL.callerSilent(),
                    CallLimits.USUAL.bothSilent(),
                    CallLimits.USUAL.noMedia(),
                    Duration.ofMinutes(5));

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(14),
                    Duration.ofSeconds(31),
                    Duration.ofSeconds(61),
                    LIMITS.longest());

    private final CallMachine machine = new CallMachine(LIMITS);
    private int endings;
    private int transitions;

    @Test
    void noCallIsStuckAndEachHasOneEnding() {
        Set<World> seen = new HashSet<>();
        Set<World> frontier = Set.of(new World(null, Set.of()));
        for (int depth = 0; depth < DEPTH; depth++) {
            Set<World> next = new HashSet<>();
            for (World world : frontier) {
                for (World after : after(world)) {
                    transitions++;
                    if (seen.add(after)) {
                        next.add(after);
                    }
                }
            }
            frontier = next;
        }
        System.getLogger("exploration")
                .log(
                        System.Logger.Level.INFO,
                        "{0} transitions, {1} states, {2} endings",
                        transitions,
                        seen.size(),
                        endings);
        assertThat(seen).as("states that differ").hasSizeGreaterThan(500);
        assertThat(endings).as("endings met").isGreaterThan(1000);
        for (World world : seen) {
            endsByItself(world);
            endsEvenWhenAllAreHeard(world);
        }
    }

    private List<World> after(World world) {
        List<World> all = new ArrayList<>();
        for (CallLeg leg : LEGS) {
            if (world.silent().contains(leg)) {
                all.add(world.withSilent(without(world.silent(), leg)));
                continue;
            }
            Set<CallLeg> more = new HashSet<>(world.silent());
            more.add(leg);
            all.add(world.withSilent(more));
            all.add(initiate(world, leg));
            if (world.call() != null) {
                for (CallMove move :
                        List.of(
                                new CallMove.Ring(leg),
                                new CallMove.Answer(leg),
                                new CallMove.Reject(leg),
                                new CallMove.End(leg),
                                new CallMove.Connected(leg),
                                new CallMove.NoMedia(leg))) {
                    all.add(step(world, world.call(), move, BEGIN));
                }
            }
        }
        if (world.call() != null) {
            all.add(step(world, world.call(), new CallMove.Restart(), BEGIN));
            all.add(step(world, world.call(), new CallMove.Close(), BEGIN));
            for (Duration wait : WAITS) {
                all.add(waited(world, wait));
            }
        }
        return all;
    }

    private World initiate(World world, CallLeg leg) {
        CallSessionId id = new CallSessionId(new UUID(7, 7));
        Opening opening =
                Opening.decide(
                        leg,
                        world.call() == null ? null : new Opening.Standing(id, world.call()),
                        null,
                        null);
        if (opening instanceof Opening.Rings) {
            assertThat(world.call()).as("one live call a person").isNull();
            AccountId called = leg.account().equals(DOCTOR) ? PATIENT : DOCTOR;
            return world.withCall(CallState.called(leg, Set.of(called), BEGIN, LIMITS));
        }
        if (opening instanceof Opening.Answers) {
            // Both call each other: one call, answered.
            World after = step(world, call(world), new CallMove.Answer(leg), BEGIN);
            assertThat(call(after).status()).isEqualTo(CallStatus.ONGOING);
            return after;
        }
        assertThat(opening).isInstanceOf(Opening.InCall.class);
        return world;
    }

    /** Time passes second by second; whoever is not silent is heard of every ten. */
    private World waited(World world, Duration wait) {
        CallState state = call(world);
        Instant now = BEGIN;
        Instant until = BEGIN.plus(wait);
        while (now.isBefore(until)) {
            now =
                    CallState.later(
                            now, now.plusSeconds(10).isAfter(until) ? until : now.plusSeconds(10));
            for (CallLeg leg : LEGS) {
                if (!world.silent().contains(leg)) {
                    state = checked(state, new CallMove.Heard(leg), now);
                }
            }
            state = checked(state, new CallMove.Tick(), now);
            if (!state.status().live()) {
                return world.ended();
            }
        }
        return world.withCall(shifted(state, Duration.between(now, BEGIN)));
    }

    private World step(World world, CallState before, CallMove move, Instant now) {
        CallState state = checked(before, move, now);
        return state.status().live() ? world.withCall(state) : world.ended();
    }

    private CallState checked(CallState before, CallMove move, Instant now) {
        CallOutcome outcome = machine.apply(before, move, now);
        CallState after = outcome.state();
        if (outcome instanceof CallOutcome.Kept) {
            assertThat(after).isEqualTo(before);
        }
        if (after.status() != before.status()) {
            assertThat(after.version()).as("a move is a version").isGreaterThan(before.version());
        }
        if (after.status().live()) {
            assertThat(after.endedAt()).isNull();
            assertThat(after.ending()).isNull();
            assertThat(machine.due(after)).hasValueSatisfying(due -> assertThat(due).isAfter(now));
            assertThat(after.answered() != null).isEqualTo(after.status() == CallStatus.ONGOING);
        } else {
            endings++;
            assertThat(after.ending()).isNotNull();
            assertThat(after.endedAt()).isAfterOrEqualTo(after.startedAt());
            assertThat(after.spoken()).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(machine.due(after)).isEmpty();
            staysOver(after);
        }
        if (before.answered() != null) {
            assertThat(after.answered()).as("the winner stays").isEqualTo(before.answered());
        }
        return after;
    }

    private void staysOver(CallState over) {
        for (CallLeg leg : LEGS) {
            for (CallMove move :
                    List.of(
                            new CallMove.Ring(leg),
                            new CallMove.Answer(leg),
                            new CallMove.Reject(leg),
                            new CallMove.End(leg),
                            new CallMove.Connected(leg),
                            new CallMove.NoMedia(leg),
                            new CallMove.Heard(leg),
                            new CallMove.Tick(),
                            new CallMove.Restart(),
                            new CallMove.Close())) {
                assertThat(machine.apply(over, move, BEGIN.plus(Duration.ofDays(1))))
                        .isEqualTo(new CallOutcome.Kept(over));
            }
        }
    }

    /** When nobody moves or is heard of any more. */
    private void endsByItself(World world) {
        if (world.call() != null) {
            Instant due = machine.due(world.call()).orElseThrow();
            assertThat(checked(world.call(), new CallMove.Tick(), due).status().live()).isFalse();
        }
    }

    /** When all browsers beat for ever. */
    private void endsEvenWhenAllAreHeard(World world) {
        CallState state = world.call();
        Instant now = BEGIN;
        while (state != null && state.status().live()) {
            now = now.plusSeconds(10);
            assertThat(now).isBefore(BEGIN.plus(Duration.ofMinutes(7)));
            for (CallLeg leg : LEGS) {
                state = machine.apply(state, new CallMove.Heard(leg), now).state();
            }
        }
    }

    private static CallState call(World world) {
        if (world.call() == null) {
            throw new AssertionError("no call");
        }
        return world.call();
    }

    private static Set<CallLeg> without(Set<CallLeg> legs, CallLeg leg) {
        Set<CallLeg> fewer = new HashSet<>(legs);
        fewer.remove(leg);
        return fewer;
    }

    private static CallLeg leg(AccountId account, int device) {
        return new CallLeg(account, new UUID(2, device));
    }

    private static CallState shifted(CallState s, Duration by) {
        return new CallState(
                s.status(),
                s.version(),
                s.caller(),
                s.called(),
                s.startedAt().plus(by),
                s.ringDeadline().plus(by),
                s.rung(),
                s.answered(),
                s.answeredAt() == null ? null : s.answeredAt().plus(by),
                s.connectedAt() == null ? null : s.connectedAt().plus(by),
                s.callerHeard().plus(by),
                s.answererHeard() == null ? null : s.answererHeard().plus(by),
                s.patientFrom().plus(by),
                null,
                null);
    }

    /** What differs between two moments, with now as the beginning. */
    private record World(@Nullable CallState call, Set<CallLeg> silent) {
        World withCall(CallState next) {
            return new World(next, silent);
        }

        World withSilent(Set<CallLeg> next) {
            return new World(call, Set.copyOf(next));
        }

        World ended() {
            return new World(null, silent);
        }
    }
}
