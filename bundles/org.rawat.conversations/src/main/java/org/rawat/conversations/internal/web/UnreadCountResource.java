package org.rawat.conversations.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversations;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** How much one has not read. */
@Path("/api/messages/unread-count")
public final class UnreadCountResource {
    private final Conversations conversations;

    UnreadCountResource(Conversations conversations) {
        this.conversations = conversations;
    }

    @GET
    @Policy(Audience.SIGNED_IN)
    public View count(@Context Actor actor) {
        return View.of("count", RoomPages.count(conversations.unread(actor)));
    }
}
