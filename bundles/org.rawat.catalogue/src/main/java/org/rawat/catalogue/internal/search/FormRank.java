package org.rawat.catalogue.internal.search;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which of a medicine's forms comes first when nothing else decides: what an outpatient swallows
 * whole, then what is chewed, released slowly or dissolved, then liquids, then the rest, and what
 * needs a needle last.
 */
final class FormRank {
    private static final Pattern NEEDLE =
            Pattern.compile("inje[kc]|infus|intraven|implant|prefilled|vial|ampu?l");
    private static final Pattern SOLID =
            Pattern.compile("tablet|kapsul|capsule|kaplet|caplet|pil\\b");
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?:tablet|kapsul|capsule|kaplet|caplet|pil)s?"
                            + "(?:,? (?:salut(?: selaput| gula)?|film[- ]?coated|coated|keras|lunak))?");
    private static final Pattern NOT_SWALLOWED = Pattern.compile("vagin|inhal|hisap|rektal|rectal");
    private static final Pattern LIQUID =
            Pattern.compile(
                    "sirup|syrup|oral|eliksir|elixir|suspensi|suspension|emulsi|puyer|granul");

    private FormRank() {}

    /** 0 for what comes first, to 4. */
    static int of(String form) {
        String plain = form.strip().toLowerCase(Locale.ROOT);
        if (NEEDLE.matcher(plain).find()) {
            return 4;
        }
        if (NOT_SWALLOWED.matcher(plain).find()) {
            return 3;
        }
        if (SOLID.matcher(plain).find()) {
            return PLAIN.matcher(plain).matches() ? 0 : 1;
        }
        return LIQUID.matcher(plain).find() ? 2 : 3;
    }
}
