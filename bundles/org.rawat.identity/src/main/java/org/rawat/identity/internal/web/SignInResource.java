package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.identity.internal.Device;
import org.rawat.identity.internal.Sessions;
import org.rawat.identity.internal.SignIn;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** Signing in. */
@Path("/sign-in")
public final class SignInResource {
    private final SignIn signIn;

    SignInResource(SignIn signIn) {
        this.signIn = signIn;
    }

    /** Where the reader goes on after signing in. */
    public record SignInPage(String next) {}

    @GET
    @Policy(Audience.ANYONE)
    public View page(@QueryParam("next") @Nullable String next) {
        return View.of("sign-in", new SignInPage(SafePath.of(next)));
    }

    @POST
    @Policy(value = Audience.ANYONE, audit = "session.sign-in")
    public Done signIn(@Context Actor actor, @Context RequestInfo request, Form form) {
        String next = SafePath.of(form.optionalText("next", 500).orElse(null));
        form.shownBy(() -> page(next));
        String login = form.text("login", 254);
        String password = form.secret("password", 200);
        form.finish();
        Sessions.Opened opened =
                signIn.signIn(actor, login, password, Device.of(request), request.sessionToken());
        return Done.changed(next, opened.account()).signIn(opened.token(), opened.lifetime());
    }
}
