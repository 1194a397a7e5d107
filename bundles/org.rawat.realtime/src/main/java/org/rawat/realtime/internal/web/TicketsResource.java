package org.rawat.realtime.internal.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.rawat.api.ProblemException;
import org.rawat.realtime.internal.Tickets;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;

/** Gives a page that has been away for long another ticket. */
@Path("/api/realtime/tickets")
public final class TicketsResource {
    private final Tickets tickets;

    TicketsResource(Tickets tickets) {
        this.tickets = tickets;
    }

    /** The answer. */
    public record TicketView(String ticket) {}

    @POST
    @Policy(Audience.SIGNED_IN)
    public Done ticket(@Context RequestInfo info, Form form) {
        form.finish();
        String session = info.sessionHash();
        if (session == null) {
            throw ProblemException.notSignedIn();
        }
        return Done.changed("/", new TicketView(tickets.issue(session)));
    }
}
