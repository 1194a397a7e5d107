package org.rawat.web.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.web.api.ActorSource;
import org.rawat.web.internal.request.Languages;

/** Finds out who asks. */
@Component(service = Visitors.class)
public final class Visitors {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ActorSource source;

    @Activate
    public Visitors() {}

    /** Visitors whom the given source knows. */
    Visitors(@Nullable ActorSource source) {
        this.source = source;
    }

    /** Whether anybody could be known at all: false until identity and the database are up. */
    public boolean ready() {
        return source != null;
    }

    /**
     * Notes the actor of the exchange's session, if it has one.
     *
     * @throws org.rawat.api.ProblemException unavailable, when nobody can say
     */
    void identify(Exchange exchange) {
        ActorSource current = source;
        Optional<String> session = exchange.cookies().session();
        if (current != null && session.isPresent()) {
            Optional<Actor> actor = current.actor(session.get());
            actor.ifPresent(
                    who -> exchange.identified(who, Languages.reader(exchange.cookies(), who)));
        }
    }
}
