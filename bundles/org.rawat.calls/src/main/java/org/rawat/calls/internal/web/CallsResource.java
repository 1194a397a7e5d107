package org.rawat.calls.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallType;
import org.rawat.calls.api.Calls;
import org.rawat.calls.api.InitiateCall;
import org.rawat.conversations.api.ConversationId;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** Calls of whoever is signed in: the list, and a new one. */
@Path("/calls")
public final class CallsResource {
    private static final int ROWS = 20;
    private static final int CURSOR = 40;

    private final Calls calls;
    private final CallPages pages;

    CallsResource(Calls calls, CallPages pages) {
        this.calls = calls;
        this.pages = pages;
    }

    @GET
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR},
            audit = "call.list")
    public View list(@Context Actor actor, Form form) {
        String after = form.optionalText("after", CURSOR).orElse("");
        form.finish();
        return pages.list(actor, calls.list(actor, after, ROWS));
    }

    @POST
    @Path("conversations/{conversation}/initiate")
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR},
            audit = "call.initiate")
    public Done initiate(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("conversation") String path,
            Form form) {
        ConversationId conversation = ConversationId.fromPath(path);
        CallType type = form.choice("type", CallType.class);
        UUID device = Browsers.device(form, request);
        ClientKey key = form.key();
        form.finish();
        CallSession call = calls.initiate(actor, new InitiateCall(conversation, type, device), key);
        return Done.created(CallResource.page(call.id()), call);
    }
}
