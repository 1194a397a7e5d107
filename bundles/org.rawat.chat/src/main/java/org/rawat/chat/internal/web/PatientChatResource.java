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

/** Writing on the patient's side. */
@Path("/messages")
public final class PatientChatResource {
    private final SideChat chat;

    PatientChatResource(SideChat chat) {
        this.chat = chat;
    }

    @GET
    @Path("search")
    @Policy(value = Audience.PATIENT, audit = "message.search")
    public View search(
            @Context Actor actor,
            @QueryParam("q") @Nullable String query,
            @QueryParam("after") @Nullable String after) {
        return chat.search(actor, Side.PATIENT, query, after);
    }

    /** A page of its own for writing, for browsers without scripts. */
    @GET
    @Path("{conversation}/write")
    @Policy(value = Audience.PATIENT, audit = "message.form")
    public View write(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @QueryParam("quick") @Nullable String quick) {
        return chat.write(actor, Side.PATIENT, id, quick);
    }

    @POST
    @Path("{conversation}/send")
    @Policy(value = Audience.PATIENT, audit = "message.send")
    public Done send(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("conversation") String id,
            Form form) {
        return chat.send(actor, Side.PATIENT, id, request.sessionHash(), form);
    }

    /** One entry, and what can be done with it. */
    @GET
    @Path("{conversation}/entries/{entry}")
    @Policy(value = Audience.PATIENT, audit = "message.entry")
    public View entry(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @PathParam("entry") String entry) {
        return chat.entry(actor, Side.PATIENT, id, entry);
    }

    @POST
    @Path("{conversation}/entries/{entry}/edit")
    @Policy(value = Audience.PATIENT, audit = "message.edit")
    public Done edit(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @PathParam("entry") String entry,
            Form form) {
        return chat.edit(actor, Side.PATIENT, id, entry, form);
    }

    @POST
    @Path("{conversation}/entries/{entry}/delete")
    @Policy(value = Audience.PATIENT, audit = "message.delete")
    public Done delete(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @PathParam("entry") String entry,
            Form form) {
        return chat.delete(actor, Side.PATIENT, id, entry, form);
    }

    /** The patient has read an urgent one. */
    @POST
    @Path("{conversation}/entries/{entry}/confirm")
    @Policy(value = Audience.PATIENT, audit = "message.confirm")
    public Done confirm(
            @Context Actor actor,
            @PathParam("conversation") String id,
            @PathParam("entry") String entry,
            Form form) {
        return chat.confirm(actor, id, entry, form);
    }

    /** Everything that was written in a closed conversation, with its fingerprint. */
    @GET
    @Path("{conversation}/transcript.json")
    @Policy(value = Audience.PATIENT, audit = "conversation.transcript")
    public Download transcript(@Context Actor actor, @PathParam("conversation") String id) {
        return chat.transcript(actor, Side.PATIENT, id);
    }
}
