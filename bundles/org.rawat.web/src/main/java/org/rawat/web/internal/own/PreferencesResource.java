package org.rawat.web.internal.own;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.request.Cookies;
import org.rawat.web.internal.request.Languages;

/** How this browser shows pages. */
@Path("/preferences")
public final class PreferencesResource {
    private static final Duration YEAR = Duration.ofDays(365);

    private enum Language {
        ID,
        EN
    }

    private enum Theme {
        AUTO,
        LIGHT,
        DARK
    }

    @POST
    @Policy(Audience.ANYONE)
    public Done save(@Context Exchange exchange, Form form) {
        Optional<Language> language = form.optionalChoice("language", Language.class);
        Optional<Theme> theme = form.optionalChoice("theme", Theme.class);
        String next = form.optionalText("next", 1000).orElse("/");
        form.finish();
        language.ifPresent(
                chosen ->
                        exchange.cookies()
                                .set(
                                        Cookies.LANGUAGE,
                                        Languages.choice(lower(chosen), exchange.accountLocale()),
                                        YEAR));
        theme.ifPresent(chosen -> exchange.cookies().set(Cookies.THEME, lower(chosen), YEAR));
        return Done.changed(inside(next), null);
    }

    /** A path of ours, or the first page. */
    private static String inside(String next) {
        return next.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*|/") ? next : "/";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
