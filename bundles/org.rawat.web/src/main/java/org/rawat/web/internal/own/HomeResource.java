package org.rawat.web.internal.own;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.Map;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;
import org.rawat.web.internal.Visitors;

/** The first page: a dashboard for whoever has signed in, a welcome for whoever has not. */
@Path("/")
public final class HomeResource {
    private final Visitors visitors;

    public HomeResource(Visitors visitors) {
        this.visitors = visitors;
    }

    @GET
    @Policy(value = Audience.ANYONE, audit = "dashboard.read")
    public View home(@Context Actor actor) {
        if (!visitors.ready()) {
            throw ProblemException.unavailable("starting", Duration.ofSeconds(3), null);
        }
        Map<String, Object> body = Map.of("signedIn", actor.signedIn());
        return View.of(actor.signedIn() ? "dashboard" : "welcome", body);
    }
}
