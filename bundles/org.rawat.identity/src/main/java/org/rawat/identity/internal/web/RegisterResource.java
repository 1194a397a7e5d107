package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.ZoneId;
import java.util.Map;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.identity.api.Locations;
import org.rawat.identity.internal.Device;
import org.rawat.identity.internal.Registration;
import org.rawat.identity.internal.Sessions;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** A patient registers. */
@Path("/register")
public final class RegisterResource {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final Registration registration;
    private final Locations locations;

    RegisterResource(Registration registration, Locations locations) {
        this.registration = registration;
        this.locations = locations;
    }

    @GET
    @Policy(Audience.ANYONE)
    public View page(@Context RequestInfo request) {
        return View.of("register", Map.of())
                .with("languages", Choice.languages())
                .with("language", request.locale().getLanguage());
    }

    @POST
    @Policy(value = Audience.ANYONE, audit = "account.registered")
    public Done register(@Context Actor actor, @Context RequestInfo request, Form form) {
        form.shownBy(() -> page(request));
        ClientKey key = form.key();
        Registration.RegisterPatient command =
                new Registration.RegisterPatient(
                        PersonForm.read(form),
                        LoginField.read(form),
                        form.secret("password", 200),
                        form.flag("consent"),
                        form.optionalChoice("locale", Language.class)
                                .map(Language::locale)
                                .orElse(request.locale()),
                        clinicZone());
        form.finish();
        Sessions.Opened opened =
                registration.register(
                        Actor.anonymous(actor.locale(), actor.zone()),
                        command,
                        key,
                        Device.of(request));
        return Done.created("/", opened.account())
                .signIn(opened.token(), opened.lifetime())
                .notice("notice.registered");
    }

    /** The zone of the first location is a good guess until the patient says otherwise. */
    private ZoneId clinicZone() {
        return locations.all().stream().findFirst().map(one -> one.zone()).orElse(WIB);
    }
}
