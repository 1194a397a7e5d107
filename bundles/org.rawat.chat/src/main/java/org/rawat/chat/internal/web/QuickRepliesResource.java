package org.rawat.chat.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Uuid7;
import org.rawat.chat.internal.QuickReplies;
import org.rawat.chat.internal.QuickReply;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** What a doctor writes again and again. */
@Path("/doctor/quick-replies")
public final class QuickRepliesResource {
    private static final String HERE = "/doctor/quick-replies";

    private final QuickReplies quick;

    QuickRepliesResource(QuickReplies quick) {
        this.quick = quick;
    }

    @GET
    @Policy(Audience.DOCTOR)
    public View list(@Context Actor actor) {
        return View.of("quick", quick.list(actor));
    }

    @POST
    @Policy(Audience.DOCTOR)
    public Done add(@Context Actor actor, Form form) {
        form.shownBy(() -> list(actor));
        String title = form.text("title", QuickReplies.TITLE_MAX);
        String text = form.lines("text", QuickReplies.TEXT_MAX);
        boolean clinic = form.flag("clinic");
        ClientKey key = form.key();
        form.finish();
        QuickReply it = quick.add(actor, clinic, title, text, key);
        return Done.created(HERE, it).notice("notice.quick-added");
    }

    @POST
    @Path("{reply}/remove")
    @Policy(Audience.DOCTOR)
    public Done remove(@Context Actor actor, @PathParam("reply") String id, Form form) {
        form.finish();
        quick.remove(actor, Uuid7.fromPath(id));
        return Done.changed(HERE, null).notice("notice.quick-removed");
    }
}
