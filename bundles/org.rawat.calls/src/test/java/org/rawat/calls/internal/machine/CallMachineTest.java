package org.rawat.calls.internal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.calls.api.CallEnding;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallStatus;

class CallMachineTest {
    private static final Instant T = Instant.parse("2026-03-02T03:00:00Z");
    private static final AccountId DOCTOR = new AccountId(new UUID(1, 1));
    private static final AccountId PATIENT = new AccountId(new UUID(1, 2));
    private static final CallLeg D1 = new CallLeg(DOCTOR, new UUID(2, 1));
    private static final CallLeg P1 = new CallLeg(PATIENT, new UUID(2, 3));
    private static final CallLeg P2 = new CallLeg(PATIENT, new UUID(2, 4));

    private final CallMachine machine = new CallMachine(CallLimits.USUAL);
    private final CallState calling = CallState.called(D1, Set.of(PATIENT), T, CallLimits.USUAL);

    @Test
    void itRingsBackOnlyWhenADeviceRings() {
        CallState ringing = moved(calling, new CallMove.Ring(P1), 1);

        assertThat(calling.status()).isEqualTo(CallStatus.CALLING);
        assertThat(ringing.status()).isEqualTo(CallStatus.RINGING);
        assertThat(moved(ringing, new CallMove.Ring(P2), 2).rung()).hasSize(2);
    }

    @Test
    void theFirstDeviceToAnswerWinsAndAnotherIsToldSo() {
        CallState ongoing = moved(calling, new CallMove.Answer(P1), 3);

        assertThat(machine.apply(ongoing, new CallMove.Answer(P1), at(4)))
                .isEqualTo(new CallOutcome.Kept(ongoing));
        assertThat(machine.apply(ongoing, new CallMove.Answer(P2), at(4)))
                .isEqualTo(new CallOutcome.Refused(ongoing, "call-taken"));
        assertThat(machine.apply(ongoing, new CallMove.Answer(D1), at(4)))
                .isEqualTo(new CallOutcome.Refused(ongoing, "bad-transition"));
    }

    @Test
    void itMayBeAnsweredUntilTheDeadlineAndNotAfter() {
        CallState kept = heard(heard(calling, D1, 14), D1, 28);
        kept = heard(heard(heard(kept, D1, 42), D1, 56), D1, 60);

        assertThat(moved(kept, new CallMove.Answer(P1), 60).status()).isEqualTo(CallStatus.ONGOING);
        CallState late = machine.apply(kept, new CallMove.Answer(P1), at(61)).state();
        assertThat(late.status()).isEqualTo(CallStatus.MISSED);
        assertThat(late.endedAt()).isEqualTo(at(60));
        assertThat(late.ending()).isEqualTo(CallEnding.UNREACHABLE);
    }

    @Test
    void aRingThatNobodyAnsweredIsNotTheSameAsADeviceThatNeverRang() {
        CallState ringing = moved(calling, new CallMove.Ring(P1), 1);
        for (int second = 10; second <= 60; second += 10) {
            ringing = heard(ringing, D1, second);
        }

        assertThat(moved(ringing, new CallMove.Tick(), 62).ending())
                .isEqualTo(CallEnding.NO_ANSWER);
    }

    @Test
    void whoCallsAndHangsUpHasGivenUpAndTheCalledSideDeclines() {
        assertThat(moved(calling, new CallMove.End(D1), 2).status())
                .isEqualTo(CallStatus.CANCELLED);
        assertThat(moved(calling, new CallMove.End(P1), 2).status()).isEqualTo(CallStatus.REJECTED);
        assertThat(moved(calling, new CallMove.Reject(P1), 2).status())
                .isEqualTo(CallStatus.REJECTED);
        assertThat(machine.apply(calling, new CallMove.Reject(D1), at(2)))
                .isEqualTo(new CallOutcome.Refused(calling, "bad-transition"));
    }

    @Test
    void aCallerWhoIsGoneRingsNoLonger() {
        CallState lost = moved(calling, new CallMove.Tick(), 15);

        assertThat(lost.status()).isEqualTo(CallStatus.CANCELLED);
        assertThat(lost.ending()).isEqualTo(CallEnding.CALLER_LOST);
    }

    @Test
    void aCallOfWhichNobodyIsHeardEndedWhenTheLastWasHeard() {
        CallState ongoing = moved(calling, new CallMove.Answer(P1), 5);
        ongoing = moved(ongoing, new CallMove.Connected(P1), 6);
        ongoing = heard(ongoing, D1, 20);

        CallState over = moved(ongoing, new CallMove.Tick(), 3600);

        assertThat(over.ending()).isEqualTo(CallEnding.CONNECTION_LOST);
        assertThat(over.spoken()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void oneSideIsEnoughToKeepItUp() {
        CallState ongoing = moved(calling, new CallMove.Answer(P1), 5);
        ongoing = moved(ongoing, new CallMove.Connected(D1), 6);
        for (int second = 20; second < 600; second += 20) {
            ongoing = heard(ongoing, D1, second);
        }

        assertThat(ongoing.status()).isEqualTo(CallStatus.ONGOING);
    }

    @Test
    void withoutMediaItHasFailedAndWithMediaItHasEnded() {
        CallState ongoing = moved(calling, new CallMove.Answer(P1), 5);
        CallState connected = moved(ongoing, new CallMove.Connected(P1), 6);

        assertThat(moved(ongoing, new CallMove.NoMedia(D1), 9).status())
                .isEqualTo(CallStatus.FAILED);
        assertThat(moved(ongoing, new CallMove.NoMedia(D1), 9).spoken()).isZero();
        assertThat(moved(connected, new CallMove.NoMedia(D1), 9).status())
                .isEqualTo(CallStatus.ENDED);
        CallState silent = heard(heard(heard(ongoing, D1, 20), P1, 20), D1, 34);
        assertThat(moved(silent, new CallMove.Tick(), 35).status()).isEqualTo(CallStatus.FAILED);
    }

    @Test
    void theServersOwnAbsenceIsNobodysSilence() {
        CallState ongoing = moved(calling, new CallMove.Answer(P1), 5);
        ongoing = moved(ongoing, new CallMove.Connected(P1), 6);

        CallState back = machine.apply(ongoing, new CallMove.Restart(), at(300)).state();
        assertThat(back.status()).isEqualTo(CallStatus.ONGOING);

        CallState spoken = heard(heard(back, D1, 305), P1, 306);
        assertThat(moved(spoken, new CallMove.End(D1), 330).spoken())
                .isEqualTo(Duration.ofSeconds(325));
        CallState gone = moved(back, new CallMove.Tick(), 331);
        assertThat(gone.ending()).isEqualTo(CallEnding.CONNECTION_LOST);
        assertThat(gone.endedAt()).isEqualTo(at(6));
    }

    @Test
    void aCallThatRangWhenTheServerDiedWasMissedAtItsDeadline() {
        CallState ringing = moved(calling, new CallMove.Ring(P1), 1);

        CallState missed = machine.apply(ringing, new CallMove.Restart(), at(300)).state();

        assertThat(missed.status()).isEqualTo(CallStatus.MISSED);
        assertThat(missed.endedAt()).isEqualTo(at(60));
        assertThat(machine.apply(ringing, new CallMove.Restart(), at(30)).state().status())
                .isEqualTo(CallStatus.RINGING);
    }

    @Test
    void anotherParentDoesNotEndWhatOneSpeaks() {
        AccountId parent = new AccountId(new UUID(1, 5));
        CallLeg other = new CallLeg(parent, new UUID(2, 9));
        CallState ongoing =
                moved(
                        CallState.called(D1, Set.of(PATIENT, parent), T, CallLimits.USUAL),
                        new CallMove.Answer(P1),
                        2);

        assertThat(machine.apply(ongoing, new CallMove.End(other), at(3)))
                .isEqualTo(new CallOutcome.Refused(ongoing, "call-taken"));
    }

    @Test
    void aClockThatGoesBackMakesNoNegativeDuration() {
        CallState ongoing = moved(calling, new CallMove.Answer(P1), 5);

        assertThat(moved(ongoing, new CallMove.End(D1), -60).spoken()).isZero();
    }

    @Test
    void whoCallsTheOneWhoIsCallingAnswers() {
        CallSessionId id = new CallSessionId(new UUID(9, 9));
        Opening.Standing standing = new Opening.Standing(id, calling);
        CallSessionId other = new CallSessionId(new UUID(9, 8));

        assertThat(Opening.decide(P1, standing, null, null)).isEqualTo(new Opening.Answers(id));
        assertThat(Opening.decide(D1, standing, null, null)).isEqualTo(new Opening.InCall(id));
        assertThat(Opening.decide(P1, null, null, other)).isEqualTo(new Opening.Busy());
        assertThat(Opening.decide(P1, null, other, null)).isEqualTo(new Opening.InCall(other));
        assertThat(Opening.decide(P1, null, null, null)).isEqualTo(new Opening.Rings());
    }

    private CallState moved(CallState state, CallMove move, int second) {
        CallOutcome outcome = machine.apply(state, move, at(second));
        assertThat(outcome).isInstanceOf(CallOutcome.Moved.class);
        return outcome.state();
    }

    private CallState heard(CallState state, CallLeg leg, int second) {
        return moved(state, new CallMove.Heard(leg), second);
    }

    private static Instant at(int second) {
        return T.plusSeconds(second);
    }
}
