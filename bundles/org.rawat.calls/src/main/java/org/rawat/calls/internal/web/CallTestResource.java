package org.rawat.calls.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.rawat.api.Actor;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.internal.CallWords;
import org.rawat.calls.internal.ice.IceDesk;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Whether a call would work from here: for patients before the visit, and for clinic IT. */
@Path("/calls/test")
public final class CallTestResource {
    private final IceDesk ice;
    private final CallWords words;
    private final Clock clock;

    CallTestResource(IceDesk ice, CallWords words, Clock clock) {
        this.ice = ice;
        this.words = words;
        this.clock = clock;
    }

    @GET
    @Policy(Audience.SIGNED_IN)
    public View page() {
        return View.of("test", Map.of("relayOnly", ice.relayOnly()));
    }

    @POST
    @Path("servers")
    @Policy(Audience.SIGNED_IN)
    public Done servers(@Context Actor actor, Form form) {
        form.finish();
        CallLeg leg = new CallLeg(actor.requireAccount(), new UUID(0, 0));
        return Done.changed("/calls/test", words.ice(ice.servers(CallSessionId.next(clock), leg)));
    }
}
