package org.rawat.calls.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Events;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.calls.api.CallEvent;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallStatus;
import org.rawat.calls.api.Calls;
import org.rawat.calls.api.InitiateCall;
import org.rawat.calls.api.spi.IceServers;
import org.rawat.calls.internal.ice.IceDesk;
import org.rawat.calls.internal.machine.CallMove;
import org.rawat.calls.internal.machine.CallState;
import org.rawat.calls.internal.machine.Opening;
import org.rawat.calls.internal.store.CallStore;
import org.rawat.calls.internal.store.StoredCall;
import org.rawat.conversations.api.Conversation;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;

/** Calls. */
@Component(service = Calls.class)
public final class CallService implements Calls {
    private static final String CLIENT_KEY = "call_sessions_client_key";
    private static final int A_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CallStore store;
    private final CallMoves moves;
    private final CallParty party;
    private final CallThread thread;
    private final Legs legs;
    private final IceDesk ice;
    private final UnitOfWork units;
    private final Events events;
    private final Audit audit;

    @Activate
    public CallService(
            @Reference CallStore store,
            @Reference CallMoves moves,
            @Reference CallParty party,
            @Reference CallThread thread,
            @Reference Legs legs,
            @Reference IceDesk ice,
            @Reference UnitOfWork units,
            @Reference Events events,
            @Reference Audit audit) {
        this.store = store;
        this.moves = moves;
        this.party = party;
        this.thread = thread;
        this.legs = legs;
        this.ice = ice;
        this.units = units;
        this.events = events;
        this.audit = audit;
    }

    @Override
    public CallSession initiate(Actor actor, InitiateCall command, ClientKey key) {
        try {
            return units.call(() -> initiated(actor, command, key));
        } catch (ConstraintViolation e) {
            if (!e.constraint().equals(CLIENT_KEY)) {
                throw e;
            }
            // The same request a moment before: its call is ours.
            return units.call(() -> initiated(actor, command, key));
        }
    }

    private CallSession initiated(Actor actor, InitiateCall command, ClientKey key) {
        AccountId account = actor.requireAccount();
        StoredCall same = store.ofKey(account, key.value()).orElse(null);
        if (same != null) {
            party.visible(actor, same);
            record(actor, "call.initiate", same);
            return same.session();
        }
        Conversation conversation = party.callable(actor, command.conversation());
        CallParty.Sides sides = party.sides(actor, conversation);
        CallLeg leg = new CallLeg(account, command.device());
        Set<PersonId> everybody = new HashSet<>(sides.callerSide());
        everybody.add(sides.calledPerson());
        Map<PersonId, CallSessionId> engaged = store.engaged(everybody);
        List<StoredCall> standing = store.liveIn(conversation.id());
        Opening opening =
                Opening.decide(
                        leg,
                        standing.stream().findFirst().map(CallService::standing).orElse(null),
                        other(engaged, sides.callerSide(), standing),
                        other(engaged, Set.of(sides.calledPerson()), standing));
        if (opening instanceof Opening.InCall in) {
            throw ProblemException.conflict("in-call", in.call().toString());
        }
        if (opening instanceof Opening.Answers answers) {
            StoredCall locked = store.lock(answers.call()).orElseThrow(ProblemException::notFound);
            return moves.within(
                            locked,
                            new CallMove.Answer(leg),
                            call -> record(actor, "call.initiate", call))
                    .session();
        }
        return begun(actor, command, key, conversation, sides, opening instanceof Opening.Busy)
                .session();
    }

    private StoredCall begun(
            Actor actor,
            InitiateCall command,
            ClientKey key,
            Conversation conversation,
            CallParty.Sides sides,
            boolean busy) {
        Instant now = moves.now();
        AccountId account = actor.requireAccount();
        if (store.callsSince(account, now.minus(MINUTE)) >= A_MINUTE) {
            throw ProblemException.tooMany("call-rate", MINUTE);
        }
        CallLeg leg = new CallLeg(account, command.device());
        CallState state =
                busy
                        ? CallState.busy(leg, sides.called(), now)
                        : CallState.called(leg, sides.called(), now, moves.machine().limits());
        StoredCall call =
                new StoredCall(
                        moves.nextId(),
                        conversation.id(),
                        command.type(),
                        actor.requirePerson(),
                        sides.calledPerson(),
                        sides.called().stream()
                                .min(java.util.Comparator.comparing(AccountId::value))
                                .orElseThrow(),
                        key.value(),
                        null,
                        state);
        store.add(call, moves.machine().due(state).orElse(null));
        if (!busy) {
            Set<PersonId> engaged = new HashSet<>(sides.callerSide());
            engaged.add(sides.calledPerson());
            store.engage(engaged, call.id());
        }
        StoredCall written = thread.begin(actor, call);
        record(actor, "call.initiate", written);
        events.publish(new CallEvent.Begun(call.id(), conversation.id()));
        return written;
    }

    private static Opening.Standing standing(StoredCall call) {
        return new Opening.Standing(call.id(), call.state());
    }

    private static @Nullable CallSessionId other(
            Map<PersonId, CallSessionId> engaged,
            Collection<PersonId> people,
            List<StoredCall> standing) {
        return people.stream()
                .map(engaged::get)
                .filter(java.util.Objects::nonNull)
                .filter(id -> standing.stream().noneMatch(it -> it.id().equals(id)))
                .findFirst()
                .orElse(null);
    }

    @Override
    public CallSession ring(Actor actor, CallSessionId call, UUID device) {
        return moves.by(actor, call, new CallMove.Ring(leg(actor, device)), moved -> {});
    }

    @Override
    public CallSession answer(Actor actor, CallSessionId call, UUID device) {
        return moves.by(
                actor,
                call,
                new CallMove.Answer(leg(actor, device)),
                moved -> record(actor, "call.answer", moved));
    }

    @Override
    public CallSession reject(Actor actor, CallSessionId call, UUID device) {
        return moves.by(
                actor,
                call,
                new CallMove.Reject(leg(actor, device)),
                moved -> record(actor, "call.reject", moved));
    }

    @Override
    public CallSession end(Actor actor, CallSessionId call, UUID device) {
        return moves.by(
                actor,
                call,
                new CallMove.End(leg(actor, device)),
                moved -> record(actor, "call.end", moved));
    }

    @Override
    public CallSession connected(Actor actor, CallSessionId call, UUID device) {
        return moves.by(actor, call, new CallMove.Connected(leg(actor, device)), moved -> {});
    }

    @Override
    public CallSession noMedia(Actor actor, CallSessionId call, UUID device) {
        return moves.by(actor, call, new CallMove.NoMedia(leg(actor, device)), moved -> {});
    }

    @Override
    public CallSession heard(Actor actor, CallSessionId call, UUID device) {
        StoredCall stored = visible(actor, call);
        CallLeg leg = leg(actor, device);
        if (stored.state().status().live() && stored.state().speaks(leg)) {
            legs.hear(call, leg);
        }
        return stored.session();
    }

    @Override
    public CallSession call(Actor actor, CallSessionId call) {
        return visible(actor, call).session();
    }

    @Override
    public List<CallSession> live(Actor actor) {
        AccountId account = actor.requireAccount();
        return units.call(
                () ->
                        store.live(account).stream()
                                .filter(it -> sees(account, it))
                                .map(StoredCall::session)
                                .toList());
    }

    @Override
    public Page<CallSession> list(Actor actor, String after, int limit) {
        AccountId account = actor.requireAccount();
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.invalid("limit", "range", 1, PAGE_MAX);
        }
        UUID before =
                after.isEmpty()
                        ? null
                        : Uuid7.parse(after)
                                .orElseThrow(() -> ProblemException.invalid("after", "unknown"));
        List<StoredCall> rows = units.call(() -> store.of(account, before, limit + 1));
        List<StoredCall> shown = rows.subList(0, Math.min(limit, rows.size()));
        List<CallSession> visible =
                units.call(
                        () ->
                                shown.stream()
                                        .filter(it -> sees(account, it))
                                        .map(StoredCall::session)
                                        .toList());
        return new Page<>(
                visible, rows.size() > limit ? shown.get(shown.size() - 1).id().toString() : null);
    }

    @Override
    public IceServers iceServers(Actor actor, CallSessionId id, UUID device) {
        StoredCall call = visible(actor, id);
        CallLeg leg = leg(actor, device);
        CallStatus status = call.state().status();
        boolean mayAnswer = status.unanswered() && call.state().called().contains(leg.account());
        if (!status.live() || !mayAnswer && !call.state().speaks(leg)) {
            throw ProblemException.conflict("bad-transition", CallJson.code(status));
        }
        return ice.servers(id, leg);
    }

    private StoredCall visible(Actor actor, CallSessionId id) {
        return units.call(
                () -> party.visible(actor, store.find(id).orElseThrow(ProblemException::notFound)));
    }

    private boolean sees(AccountId account, StoredCall call) {
        return party.participants(call.conversation()).contains(account);
    }

    private static CallLeg leg(Actor actor, UUID device) {
        return new CallLeg(actor.requireAccount(), device);
    }

    /** Once for each request, with what stands after it: it may have come too late. */
    private void record(Actor actor, String action, StoredCall call) {
        audit.append(
                new AuditEntry(
                        actor,
                        action,
                        AuditEntry.Outcome.SUCCESS,
                        Set.of(call.callerPerson(), call.calledPerson()),
                        "call",
                        call.id().toString(),
                        Map.of("status", CallJson.code(call.state().status()))));
    }
}
