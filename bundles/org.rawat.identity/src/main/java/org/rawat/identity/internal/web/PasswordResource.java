package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.rawat.api.Actor;
import org.rawat.identity.internal.Device;
import org.rawat.identity.internal.Passwords;
import org.rawat.identity.internal.Sessions;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** One's own password. */
@Path("/profile/password")
public final class PasswordResource {
    private final Passwords passwords;

    PasswordResource(Passwords passwords) {
        this.passwords = passwords;
    }

    @GET
    @Policy(Audience.SIGNED_IN)
    public View page() {
        return View.of("password", Map.of());
    }

    @POST
    @Policy(value = Audience.SIGNED_IN, audit = "password.changed")
    public Done change(@Context Actor actor, @Context RequestInfo request, Form form) {
        form.shownBy(this::page);
        String current = form.secret("current", 200);
        String password = form.secret("password", 200);
        form.finish();
        Sessions.Opened opened = passwords.change(actor, current, password, Device.of(request));
        return Done.changed("/profile", null)
                .signIn(opened.token(), opened.lifetime())
                .notice("notice.password-changed");
    }
}
