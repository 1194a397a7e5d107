package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.identity.api.Account;
import org.rawat.identity.internal.Device;
import org.rawat.identity.internal.Logins;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** By what one signs in: one's own e-mail address and phone number. */
@Path("/profile/login")
public final class LoginResource {
    private final Logins logins;

    LoginResource(Logins logins) {
        this.logins = logins;
    }

    @GET
    @Policy(value = Audience.SIGNED_IN, audit = "account.read")
    public View page(@Context Actor actor) {
        Account account = logins.own(actor);
        return View.of("login", account).showing(account.personId());
    }

    @POST
    @Policy(value = Audience.SIGNED_IN, audit = "account.login")
    public Done change(@Context Actor actor, @Context RequestInfo request, Form form) {
        form.shownBy(() -> page(actor));
        long version = form.version();
        String email = form.optionalText("email", 254).orElse(null);
        String phone = form.optionalText("phone", 30).orElse(null);
        String password = form.secret("password", 200);
        form.finish();
        Account changed = logins.change(actor, version, password, email, phone, Device.of(request));
        return Done.changed("/profile", changed).notice("notice.saved");
    }
}
