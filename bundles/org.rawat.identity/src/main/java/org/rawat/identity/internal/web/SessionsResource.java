package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.api.Uuid7;
import org.rawat.identity.internal.AccountsService;
import org.rawat.identity.internal.Device;
import org.rawat.identity.internal.Sessions;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** Where one is signed in. */
@Path("/profile/sessions")
public final class SessionsResource {
    private static final String HERE = "/profile/sessions";

    private final Sessions sessions;
    private final AccountsService accounts;

    SessionsResource(Sessions sessions, AccountsService accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @GET
    @Policy(value = Audience.SIGNED_IN, audit = "session.list")
    public View list(@Context Actor actor, @Context RequestInfo request) {
        return View.of("sessions", sessions.list(actor, request.sessionToken()))
                .showing(actor.requirePerson());
    }

    @POST
    @Path("{session}/end")
    @Policy(value = Audience.SIGNED_IN, audit = "session.revoked")
    public Done end(@Context Actor actor, @PathParam("session") String id, Form form) {
        form.finish();
        sessions.end(actor, Uuid7.fromPath(id));
        return Done.changed(HERE, null).notice("notice.session-ended");
    }

    @POST
    @Path("end-others")
    @Policy(value = Audience.SIGNED_IN, audit = "session.revoked")
    public Done endOthers(@Context Actor actor, @Context RequestInfo request, Form form) {
        form.finish();
        Sessions.Opened opened = sessions.endOthers(actor, accounts.own(actor), Device.of(request));
        return Done.changed(HERE, null)
                .signIn(opened.token(), opened.lifetime())
                .notice("notice.sessions-ended");
    }
}
