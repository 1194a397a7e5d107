package org.rawat.web.internal.own;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.request.CsrfGuard;
import org.rawat.web.internal.request.Languages;

/** What a program needs before it changes anything: the token, and who it is. */
@Path("/api/session")
public final class SessionResource {
    private final CsrfGuard csrf;

    public SessionResource(CsrfGuard csrf) {
        this.csrf = csrf;
    }

    /**
     * The answer.
     *
     * @param csrf for the header {@code X-CSRF-Token} of every change
     */
    public record SessionView(String csrf, boolean signedIn, List<String> roles, String locale) {}

    @GET
    @Policy(Audience.ANYONE)
    public View session(@Context Exchange exchange) {
        return View.of(
                "session",
                new SessionView(
                        csrf.token(exchange),
                        exchange.actor().signedIn(),
                        exchange.actor().roles().stream().map(Enum::name).sorted().toList(),
                        Languages.tag(exchange.locale())));
    }
}
