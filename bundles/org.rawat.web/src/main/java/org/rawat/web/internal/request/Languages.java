package org.rawat.web.internal.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;

/**
 * In which language a request is answered: the choice made in this browser, then the account's
 * language, then what the browser prefers, then Indonesian.
 */
public final class Languages {
    public static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
    public static final Locale ENGLISH = Locale.forLanguageTag("en-GB");

    private Languages() {}

    public static Locale of(String language) {
        return language.equals("en") ? ENGLISH : INDONESIAN;
    }

    /** The language's name in addresses, cookies and messages: {@code id} or {@code en}. */
    public static String tag(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "id";
    }

    /** For a visitor. */
    public static Locale visitor(Cookies cookies, List<Locale> preferred, boolean named) {
        return chosen(cookies)
                .map(Languages::of)
                .orElseGet(() -> named ? preferred(preferred) : INDONESIAN);
    }

    /**
     * For somebody signed in. The browser's choice holds until the account's language changes: the
     * cookie remembers what that was.
     */
    public static Locale reader(Cookies cookies, Actor actor) {
        String account = tag(actor.locale());
        Optional<String> value = cookies.value(Cookies.LANGUAGE);
        return value.isPresent() && value.get().endsWith("." + account)
                ? of(value.get().substring(0, 2))
                : of(account);
    }

    /**
     * The cookie's value for a choice.
     *
     * @param account the language of the account that made it; null for a visitor
     */
    public static String choice(String language, @Nullable Locale account) {
        return language + "." + (account == null ? "" : tag(account));
    }

    private static Optional<String> chosen(Cookies cookies) {
        return cookies.value(Cookies.LANGUAGE)
                .filter(text -> text.startsWith("id.") || text.startsWith("en."))
                .map(text -> text.substring(0, 2));
    }

    private static Locale preferred(List<Locale> preferred) {
        for (Locale locale : preferred) {
            String language = locale.getLanguage();
            if (language.equals("en") || language.equals("id") || language.equals("in")) {
                return of(language);
            }
        }
        return INDONESIAN;
    }
}
