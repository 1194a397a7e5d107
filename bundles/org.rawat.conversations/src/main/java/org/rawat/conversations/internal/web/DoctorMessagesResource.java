package org.rawat.conversations.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Side;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** A doctor's conversations. */
@Path("/doctor/messages")
public final class DoctorMessagesResource {
    private final SideMessages messages;

    DoctorMessagesResource(SideMessages messages) {
        this.messages = messages;
    }

    @GET
    @Policy(value = Audience.DOCTOR, audit = "conversation.list")
    public View list(@Context Actor actor, @QueryParam("after") @Nullable String after) {
        return messages.list(actor, Side.DOCTOR, after);
    }

    /** The newest part, or one beside a number; with {@code peek} it is not said to be read. */
    @GET
    @Path("{conversation}")
    @Policy(value = Audience.DOCTOR, audit = "conversation.read")
    public View room(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @QueryParam("around") @Nullable String around,
            @QueryParam("peek") @Nullable String peek) {
        return messages.room(
                actor, Side.DOCTOR, id, Address.window(before, after, around), peek != null);
    }

    /** The service records what was read, when something was. */
    @POST
    @Path("{conversation}/marks")
    @Policy(Audience.DOCTOR)
    public Done mark(@Context Actor actor, @PathParam("conversation") String id, Form form) {
        return messages.mark(actor, Side.DOCTOR, id, form);
    }

    @POST
    @Path("{conversation}/close")
    @Policy(value = Audience.DOCTOR, audit = "conversation.close")
    public Done close(@Context Actor actor, @PathParam("conversation") String id, Form form) {
        return messages.close(actor, id, form);
    }
}
