package org.rawat.chat.internal.web;

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
import org.rawat.web.api.Download;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** Writing on the doctor's side. */
@Path("/doctor/messages")
public final class DoctorChatResource {
    private final SideChat chat;

    DoctorChatResource(SideChat chat) {
        this.chat = chat;
    }

    @GET
    @Path("search")
    @Policy(value = Audience.DOCTOR, audit = "message.search")
    public View search(
            @Context Actor actor,
            @QueryParam("q") @Nullable String query,
            @QueryParam("after") @Nullable String after) {
        return chat.search(actor, Side.DOCTOR, query, after);
    }

    /** A page of its own for writing, for browsers without scripts. */
    @GET
    @Path("{conversation}/write")
    @Policy(value = Audience.DOCTOR, audit = "message.form")
    public View write(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @QueryParam("quick") @Nullable String quick) {
        return chat.write(actor, Side.DOCTOR, id, quick);
    }

    @POST
    @Path("{conversation}/send")
    @Policy(value = Audience.DOCTOR, audit = "message.send")
    public Done send(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("conversation") String id,
            Form form) {
        return chat.send(actor, Side.DOCTOR, id, request.sessionHash(), form);
    }

    /** One entry, and what can be done with it. */
    @GET
    @Path("{conversation}/entries/{entry}")
    @Policy(value = Audience.DOCTOR, audit = "message.entry")
    public View entry(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @PathParam("entry") String entry) {
        return chat.entry(actor, Side.DOCTOR, id, entry);
    }

    @POST
    @Path("{conversation}/entries/{entry}/edit")
    @Policy(value = Audience.DOCTOR, audit = "message.edit")
    public Done edit(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @PathParam("entry") String entry,
            Form form) {
        return chat.edit(actor, Side.DOCTOR, id, entry, form);
    }

    @POST
    @Path("{conversation}/entries/{entry}/delete")
    @Policy(value = Audience.DOCTOR, audit = "message.delete")
    public Done delete(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @PathParam("entry") String entry,
            Form form) {
        return chat.delete(actor, Side.DOCTOR, id, entry, form);
    }

    /** Pins an entry for the patient, or takes the pin away ({@code off}). */
    @POST
    @Path("{conversation}/entries/{entry}/pin")
    @Policy(value = Audience.DOCTOR, audit = "message.pin")
    public Done pin(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @PathParam("entry") String entry,
            Form form) {
        return chat.pin(actor, id, entry, form);
    }

    /** Everything that was written in a closed conversation, with its fingerprint. */
    @GET
    @Path("{conversation}/transcript.json")
    @Policy(value = Audience.DOCTOR, audit = "conversation.transcript")
    public Download transcript(@Context Actor actor, @PathParam("conversation") String id) {
        return chat.transcript(actor, Side.DOCTOR, id);
    }
}
