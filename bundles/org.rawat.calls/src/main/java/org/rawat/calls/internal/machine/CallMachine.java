package org.rawat.calls.internal.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rawat.calls.api.CallEnding;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallStatus;
import org.rawat.calls.internal.machine.CallOutcome.Kept;
import org.rawat.calls.internal.machine.CallOutcome.Lapsed;
import org.rawat.calls.internal.machine.CallOutcome.Moved;
import org.rawat.calls.internal.machine.CallOutcome.Refused;

/**
 * What a call becomes. Time comes first: whatever was due by now has happened before the move is
 * looked at, so that a late timer changes nothing.
 */
public final class CallMachine {
    private static final String BAD_TRANSITION = "bad-transition";
    private static final String TAKEN = "call-taken";

    private final CallLimits limits;

    public CallMachine(CallLimits limits) {
        this.limits = limits;
    }

    public CallLimits limits() {
        return limits;
    }

    /** The call after this move, at this time. */
    public CallOutcome apply(CallState before, CallMove move, Instant now) {
        if (move instanceof CallMove.Restart) {
            return restarted(before, now);
        }
        CallState state = byTime(before, now);
        if (!state.equals(before)) {
            return move instanceof CallMove.Tick ? new Moved(state) : new Lapsed(state);
        }
        return moved(state, move, now);
    }

    /** When time alone will change this call next; empty once it is over. */
    public Optional<Instant> due(CallState state) {
        return endings(state).stream().map(Due::at).min(Comparator.naturalOrder());
    }

    private CallOutcome moved(CallState state, CallMove move, Instant now) {
        if (!state.status().live()) {
            return new Kept(state);
        }
        if (move instanceof CallMove.Ring ring) {
            return rung(state, ring.by());
        } else if (move instanceof CallMove.Answer answer) {
            return answered(state, answer.by(), now);
        } else if (move instanceof CallMove.Reject reject) {
            return rejected(state, reject.by(), now);
        } else if (move instanceof CallMove.End end) {
            return ended(state, end.by(), now);
        } else if (move instanceof CallMove.Connected connected) {
            return connected(state, connected.by(), now);
        } else if (move instanceof CallMove.NoMedia lost) {
            return noMedia(state, lost.by(), now);
        } else if (move instanceof CallMove.Heard heard) {
            CallState next = state.heard(heard.by(), now);
            return next.equals(state) ? new Kept(state) : new Moved(next);
        } else if (move instanceof CallMove.Close) {
            return over(state, CallEnding.CONVERSATION_CLOSED, now);
        } else if (move instanceof CallMove.Withdraw) {
            return over(state, CallEnding.WITHDRAWN, now);
        }
        return new Kept(state);
    }

    private static CallOutcome rung(CallState state, CallLeg by) {
        if (!state.called().contains(by.account())) {
            return refused(state);
        }
        if (!state.status().unanswered() || state.rung().contains(by.device())) {
            return new Kept(state);
        }
        return new Moved(state.rings(by.device()));
    }

    private static CallOutcome answered(CallState state, CallLeg by, Instant now) {
        if (!state.called().contains(by.account())) {
            return refused(state);
        }
        if (state.status().unanswered()) {
            return new Moved(state.answeredBy(by, now));
        }
        return by.equals(state.answered()) ? new Kept(state) : new Refused(state, TAKEN);
    }

    private static CallOutcome rejected(CallState state, CallLeg by, Instant now) {
        if (!state.called().contains(by.account()) || !state.status().unanswered()) {
            return refused(state);
        }
        return new Moved(state.over(CallStatus.REJECTED, CallEnding.DECLINED, now));
    }

    private static CallOutcome ended(CallState state, CallLeg by, Instant now) {
        boolean calls = by.account().equals(state.caller().account());
        if (state.answered() != null) {
            // Another parent of the same child does not end what this one speaks.
            boolean speaks = calls || by.account().equals(state.answered().account());
            return speaks
                    ? new Moved(state.over(CallStatus.ENDED, CallEnding.HANGUP, now))
                    : new Refused(state, TAKEN);
        }
        return calls
                ? new Moved(state.over(CallStatus.CANCELLED, CallEnding.GIVEN_UP, now))
                : rejected(state, by, now);
    }

    private static CallOutcome connected(CallState state, CallLeg by, Instant now) {
        if (state.status() != CallStatus.ONGOING || !state.speaks(by)) {
            return refused(state);
        }
        return state.connectedAt() == null
                ? new Moved(state.connected(now).heard(by, now))
                : new Kept(state);
    }

    private static CallOutcome noMedia(CallState state, CallLeg by, Instant now) {
        if (state.status() != CallStatus.ONGOING || !state.speaks(by)) {
            return refused(state);
        }
        return state.connectedAt() == null
                ? new Moved(state.over(CallStatus.FAILED, CallEnding.NO_MEDIA, now))
                : new Moved(state.over(CallStatus.ENDED, CallEnding.CONNECTION_LOST, now));
    }

    private static CallOutcome over(CallState state, CallEnding why, Instant now) {
        CallStatus how =
                state.status() == CallStatus.ONGOING ? CallStatus.ENDED : CallStatus.CANCELLED;
        return new Moved(state.over(how, why, now));
    }

    /**
     * The ring deadline and the longest time stand whatever the server did meanwhile; silence does
     * not count for the time in which it could hear nobody.
     */
    private CallOutcome restarted(CallState before, Instant now) {
        if (!before.status().live()) {
            return new Kept(before);
        }
        CallState state = byTime(before.patientFrom(now), now);
        return state.equals(before) ? new Kept(state) : new Moved(state);
    }

    private CallState byTime(CallState state, Instant now) {
        return endings(state).stream()
                .filter(it -> !now.isBefore(it.at()))
                .min(Comparator.comparing(Due::at))
                .map(Due::state)
                .orElse(state);
    }

    private List<Due> endings(CallState state) {
        List<Due> all = new ArrayList<>();
        if (state.status().unanswered()) {
            // The deadline itself is still in time.
            Instant missed = state.ringDeadline().plusNanos(1000);
            CallEnding why = state.rung().isEmpty() ? CallEnding.UNREACHABLE : CallEnding.NO_ANSWER;
            all.add(new Due(missed, state.over(CallStatus.MISSED, why, state.ringDeadline())));
            Instant lost = silent(state, state.callerHeard()).plus(limits.callerSilent());
            all.add(new Due(lost, state.over(CallStatus.CANCELLED, CallEnding.CALLER_LOST, lost)));
        } else if (state.answeredAt() != null && state.status() == CallStatus.ONGOING) {
            Instant last = state.callerHeard();
            if (state.answererHeard() != null) {
                last = CallState.later(last, state.answererHeard());
            }
            all.add(
                    new Due(
                            silent(state, last).plus(limits.bothSilent()),
                            state.over(CallStatus.ENDED, CallEnding.CONNECTION_LOST, last)));
            if (state.connectedAt() == null) {
                Instant failed = silent(state, state.answeredAt()).plus(limits.noMedia());
                all.add(
                        new Due(
                                failed,
                                state.over(CallStatus.FAILED, CallEnding.NO_MEDIA, failed)));
            }
            Instant cap = state.answeredAt().plus(limits.longest());
            all.add(new Due(cap, state.over(CallStatus.ENDED, CallEnding.TOO_LONG, cap)));
        }
        return all;
    }

    private static Instant silent(CallState state, Instant heard) {
        return CallState.later(heard, state.patientFrom());
    }

    private static Refused refused(CallState state) {
        return new Refused(state, BAD_TRANSITION);
    }

    private record Due(Instant at, CallState state) {}
}
