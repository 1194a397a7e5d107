package org.rawat.identity.internal.web;

import java.util.Locale;

/** The languages of Rawat's pages. */
enum Language {
    ID,
    EN;

    Locale locale() {
        return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
    }
}
