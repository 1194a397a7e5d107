package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.rawat.identity.internal.Device;
import org.rawat.identity.internal.Passwords;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** A new password with a one-time code from the clinic. */
@Path("/reset")
public final class ResetResource {
    private final Passwords passwords;

    ResetResource(Passwords passwords) {
        this.passwords = passwords;
    }

    @GET
    @Policy(Audience.ANYONE)
    public View page() {
        return View.of("reset", Map.of());
    }

    @POST
    @Policy(value = Audience.ANYONE, audit = "password.reset")
    public Done reset(@Context RequestInfo request, Form form) {
        form.shownBy(this::page);
        String code = form.text("code", 40);
        String password = form.secret("password", 200);
        form.finish();
        passwords.redeem(code, password, Device.of(request));
        return Done.changed("/sign-in", null).notice("notice.password-set");
    }
}
