package org.rawat.identity.internal.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.identity.internal.Sessions;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;

/** Signing out; whoever is signed out already is told the same. */
@Path("/sign-out")
public final class SignOutResource {
    private final Sessions sessions;

    SignOutResource(Sessions sessions) {
        this.sessions = sessions;
    }

    @POST
    @Policy(value = Audience.ANYONE, audit = "session.sign-out")
    public Done signOut(@Context Actor actor, @Context RequestInfo request, Form form) {
        form.finish();
        sessions.signOut(actor, request.sessionToken());
        return Done.changed("/", null).signOut().notice("notice.signed-out");
    }
}
