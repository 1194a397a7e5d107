package org.rawat.conversations.internal.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Conversations;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;

/** Opening the conversation of an appointment: once, and the same one again. */
@Path("/appointments/{appointment}/chat")
public final class OpenChatResource {
    private final Conversations conversations;

    OpenChatResource(Conversations conversations) {
        this.conversations = conversations;
    }

    @POST
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR},
            audit = "conversation.open")
    public Done open(@Context Actor actor, @PathParam("appointment") String id, Form form) {
        form.finish();
        Conversation it = conversations.open(actor, AppointmentId.fromPath(id));
        return Done.changed(Address.room(RoomPages.side(actor, it), it), it);
    }
}
