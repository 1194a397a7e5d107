package org.rawat.calls.internal;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallStatus;
import org.rawat.calls.internal.store.CallStore;
import org.rawat.persistence.api.UnitOfWork;

/** Who speaks with whom just now: looked up once in a call, kept until it moves. */
@Component(service = CallLine.class)
public final class CallLine {
    private final CallStore store;
    private final Legs legs;
    private final UnitOfWork units;

    @Activate
    public CallLine(@Reference CallStore store, @Reference Legs legs, @Reference UnitOfWork units) {
        this.store = store;
        this.legs = legs;
        this.units = units;
    }

    /** The browser at the other end; empty when this one does not speak in that call now. */
    public Optional<CallLeg> other(Actor actor, CallSessionId call, CallLeg leg) {
        if (!leg.account().equals(actor.accountId())) {
            return Optional.empty();
        }
        if (legs.pair(call).isEmpty()) {
            // After a start of Rawat: the call was answered in another life of this process.
            units.call(() -> store.find(call))
                    .filter(it -> it.state().status() == CallStatus.ONGOING)
                    .filter(it -> it.state().speaks(leg))
                    .ifPresent(legs::stands);
        }
        return legs.pair(call).map(it -> it.other(leg)).map(other -> heard(call, leg, other));
    }

    private CallLeg heard(CallSessionId call, CallLeg leg, CallLeg other) {
        legs.hear(call, leg);
        return other;
    }
}
