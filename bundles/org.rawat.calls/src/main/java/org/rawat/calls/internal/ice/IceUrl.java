package org.rawat.calls.internal.ice;

import java.util.regex.Pattern;

/** The form of a server's address: RFC 7064 section 3.1 and RFC 7065 section 3.1. */
final class IceUrl {
    private static final int LONGEST = 300;
    private static final String HOST =
            "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])";
    private static final Pattern STUN = Pattern.compile("stuns?:" + HOST + "(?::([0-9]{1,5}))?");
    private static final Pattern TURN =
            Pattern.compile("turns?:" + HOST + "(?::([0-9]{1,5}))?(?:\\?transport=(?:udp|tcp))?");

    private IceUrl() {}

    static boolean stun(String url) {
        return matches(STUN, url);
    }

    static boolean turn(String url) {
        return matches(TURN, url);
    }

    private static boolean matches(Pattern form, String url) {
        if (url.length() > LONGEST) {
            return false;
        }
        java.util.regex.Matcher it = form.matcher(url);
        if (!it.matches()) {
            return false;
        }
        String port = it.group(1);
        return port == null || Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
    }
}
