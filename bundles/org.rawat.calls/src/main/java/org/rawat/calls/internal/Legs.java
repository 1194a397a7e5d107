package org.rawat.calls.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.internal.machine.CallMachine;
import org.rawat.calls.internal.machine.CallMove;
import org.rawat.calls.internal.machine.CallState;
import org.rawat.calls.internal.store.StoredCall;

/**
 * The browsers that speak, as this process knows them, and when each was last heard of. Hearing is
 * written to the database with the next move, and by the timer: a beat costs no statement.
 */
@Component(service = Legs.class)
public final class Legs {
    private final Map<CallSessionId, Pair> pairs = new ConcurrentHashMap<>();
    private final Map<Heard, Instant> heard = new ConcurrentHashMap<>();
    private final Clock clock;

    @Activate
    public Legs(@Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.clock = clock;
    }

    /**
     * The two who speak.
     *
     * @param version of the call that made them so
     */
    record Pair(CallLeg caller, CallLeg answered, long version) {
        /** The other one, or null when this browser does not speak here. */
        @Nullable CallLeg other(CallLeg leg) {
            return leg.equals(caller) ? answered : leg.equals(answered) ? caller : null;
        }
    }

    private record Heard(CallSessionId call, CallLeg leg) {}

    /** Who speaks in an ongoing call, as far as this process has seen. */
    Optional<Pair> pair(CallSessionId call) {
        return Optional.ofNullable(pairs.get(call));
    }

    /** Learns how a call stands. */
    void stands(StoredCall call) {
        CallState state = call.state();
        if (!state.status().live()) {
            pairs.remove(call.id());
            heard.keySet().removeIf(it -> it.call().equals(call.id()));
            return;
        }
        CallLeg answered = state.answered();
        if (answered != null) {
            pairs.merge(
                    call.id(),
                    new Pair(state.caller(), answered, state.version()),
                    (known, told) -> told.version() > known.version() ? told : known);
        }
    }

    /** A browser of a call is heard of now. */
    void hear(CallSessionId call, CallLeg leg) {
        heard.put(new Heard(call, leg), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** The state with what was heard since it was stored. */
    CallState heard(StoredCall call, CallMachine machine) {
        CallState state = call.state();
        if (!state.status().live()) {
            return state;
        }
        state = heard(call.id(), state, state.caller(), machine);
        CallLeg answered = state.answered();
        return answered == null ? state : heard(call.id(), state, answered, machine);
    }

    private CallState heard(CallSessionId id, CallState state, CallLeg leg, CallMachine machine) {
        Instant at = heard.get(new Heard(id, leg));
        return at == null ? state : machine.apply(state, new CallMove.Heard(leg), at).state();
    }

    /** Forgets what was heard long ago, of whatever call. */
    void forget(Duration olderThan) {
        Instant limit = clock.instant().minus(olderThan);
        heard.values().removeIf(at -> at.isBefore(limit));
    }
}
