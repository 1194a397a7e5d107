package org.rawat.calls.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Events;
import org.rawat.api.ProblemException;
import org.rawat.calls.api.CallEvent;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.internal.ice.IceSettings;
import org.rawat.calls.internal.machine.CallMachine;
import org.rawat.calls.internal.machine.CallMove;
import org.rawat.calls.internal.machine.CallOutcome;
import org.rawat.calls.internal.machine.CallState;
import org.rawat.calls.internal.store.CallStore;
import org.rawat.calls.internal.store.StoredCall;
import org.rawat.persistence.api.UnitOfWork;

/**
 * Moves calls: one lock, one decision of the machine, one version, and whoever must know of it in
 * the same unit. REST, sockets and timers all come through here.
 */
@Component(service = CallMoves.class)
public final class CallMoves {
    private final CallStore store;
    private final CallParty party;
    private final CallThread thread;
    private final Legs legs;
    private final UnitOfWork units;
    private final Events events;
    private final Clock clock;
    private final CallMachine machine;

    @Activate
    public CallMoves(
            @Reference CallStore store,
            @Reference CallParty party,
            @Reference CallThread thread,
            @Reference Legs legs,
            @Reference UnitOfWork units,
            @Reference Events events,
            @Reference IceSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.store = store;
        this.party = party;
        this.thread = thread;
        this.legs = legs;
        this.units = units;
        this.events = events;
        this.clock = clock;
        this.machine = new CallMachine(settings.limits());
    }

    CallMachine machine() {
        return machine;
    }

    /**
     * Somebody's move.
     *
     * @param told told, inside the unit, how the call stands, unless the move was refused
     * @throws ProblemException not found; conflict {@code bad-transition} or {@code call-taken}
     */
    CallSession by(Actor actor, CallSessionId id, CallMove move, Consumer<StoredCall> told) {
        Step step =
                units.call(
                        () -> {
                            StoredCall before =
                                    store.lock(id).orElseThrow(ProblemException::notFound);
                            party.visible(actor, before);
                            return step(before, move, told);
                        });
        if (step.outcome() instanceof CallOutcome.Refused refused) {
            throw ProblemException.conflict(
                    refused.code(), CallJson.code(step.call().state().status()));
        }
        return step.call().session();
    }

    /** What time, or the end of a conversation, does to a call; nothing when it is gone. */
    Optional<CallSession> byTime(CallSessionId id, CallMove move) {
        return units.call(
                        () ->
                                store.lock(id)
                                        .filter(it -> it.state().status().live())
                                        .map(it -> step(it, move, ignored -> {})))
                .map(step -> step.call().session());
    }

    /** A move inside the caller's unit, of a call that it has locked. */
    StoredCall within(StoredCall before, CallMove move, Consumer<StoredCall> told) {
        Step step = step(before, move, told);
        if (step.outcome() instanceof CallOutcome.Refused refused) {
            throw ProblemException.conflict(refused.code());
        }
        return step.call();
    }

    private Step step(StoredCall before, CallMove move, Consumer<StoredCall> told) {
        CallState heard = legs.heard(before, machine);
        CallOutcome outcome = machine.apply(heard, move, now());
        CallState after = outcome.state();
        StoredCall call = before.with(after);
        if (!(outcome instanceof CallOutcome.Refused)) {
            told.accept(call);
        }
        if (after.equals(before.state())) {
            return new Step(call, outcome);
        }
        store.moved(before.id(), before.state(), after, machine.due(after).orElse(null));
        if (after.version() != before.state().version()) {
            thread.tell(before, call);
            events.publish(new CallEvent.Moved(call.id(), after.status()));
            units.afterCommit(() -> legs.stands(call));
        }
        return new Step(call, outcome);
    }

    private record Step(StoredCall call, CallOutcome outcome) {}

    CallSessionId nextId() {
        return CallSessionId.next(clock);
    }

    /** As fine as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
