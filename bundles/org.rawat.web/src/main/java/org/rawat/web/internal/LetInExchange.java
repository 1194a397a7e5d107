package org.rawat.web.internal;

import java.time.Duration;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.web.api.LetIn;
import org.rawat.web.api.RequestInfo;

/** An exchange as another door sees it. */
record LetInExchange(Exchange exchange, Visitors visitors) implements LetIn {
    private static final Duration SOON = Duration.ofSeconds(3);

    @Override
    public RequestInfo info() {
        return exchange.info();
    }

    @Override
    public Actor actor() {
        if (!visitors.ready()) {
            throw ProblemException.unavailable("starting", SOON, null);
        }
        visitors.identify(exchange);
        return exchange.actor();
    }

    @Override
    public boolean sameOrigin() {
        return exchange.origin().origin().equals(exchange.request().getHeader("Origin"));
    }
}
