package org.rawat.identity.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.ZoneId;
import java.util.Locale;
import org.rawat.api.Actor;
import org.rawat.identity.api.Account;
import org.rawat.identity.internal.AccountsService;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Language and zone of one's own pages. */
@Path("/profile/preferences")
public final class PreferencesResource {
    private final AccountsService accounts;

    PreferencesResource(AccountsService accounts) {
        this.accounts = accounts;
    }

    @GET
    @Policy(Audience.SIGNED_IN)
    public View page(@Context Actor actor) {
        return View.of("preferences", accounts.own(actor))
                .with("languages", Choice.languages())
                .with("zones", Choice.zones());
    }

    @POST
    @Policy(value = Audience.SIGNED_IN, audit = "account.preferences")
    public Done change(@Context Actor actor, Form form) {
        form.shownBy(() -> page(actor));
        long version = form.version();
        Locale locale = form.choice("locale", Language.class).locale();
        ZoneId zone = form.zone("zone");
        form.finish();
        Account after = accounts.setPreferences(actor, version, locale, zone);
        return Done.changed("/profile/preferences", after).notice("notice.saved");
    }
}
