package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.rawat.identity.internal.Device;
import org.rawat.identity.internal.Sessions;
import org.rawat.identity.internal.Setup;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** The first administrator, once. */
@Path("/setup")
public final class SetupResource {
    private final Setup setup;

    SetupResource(Setup setup) {
        this.setup = setup;
    }

    /** The token goes with the form. */
    public record SetupPage(String token) {}

    @GET
    @Policy(Audience.ANYONE)
    public View page(@QueryParam("token") @Nullable String token, @Context RequestInfo request) {
        String given = token == null ? "" : token;
        setup.enter(given);
        return View.of("setup", new SetupPage(given))
                .with("languages", Choice.languages())
                .with("language", request.locale().getLanguage())
                .with("zones", Choice.zones());
    }

    @POST
    @Policy(value = Audience.ANYONE, audit = "setup.completed")
    public Done complete(@Context RequestInfo request, Form form) {
        String token = form.optionalText("token", 100).orElse("");
        setup.enter(token);
        form.shownBy(() -> page(token, request));
        Setup.FirstAdministrator command =
                new Setup.FirstAdministrator(
                        form.text("name", 200),
                        LoginField.read(form),
                        form.secret("password", 200),
                        form.choice("locale", Language.class).locale(),
                        form.zone("zone"));
        form.finish();
        Sessions.Opened opened = setup.complete(token, command, Device.of(request));
        return Done.created("/admin", opened.account())
                .signIn(opened.token(), opened.lifetime())
                .notice("notice.setup-done");
    }
}
