package org.rawat.identity.internal.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a path of this Rawat and nothing else. */
final class SafePath {
    /** No backslash, which browsers read as a slash, and no second slash, which names a host. */
    private static final Pattern OWN =
            Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?-]{0,500}");

    private SafePath() {}

    static String of(@Nullable String wanted) {
        return wanted != null && OWN.matcher(wanted).matches() ? wanted : "/";
    }
}
