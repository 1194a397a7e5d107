package org.rawat.console.internal;

import java.util.List;

/** What adding a vendor's bundle does, in words. */
final class ExtensionSentences {
    private ExtensionSentences() {}

    static String would(ExtensionJar jar, List<String> touched) {
        return "Nothing was changed. Adding "
                + jar.name()
                + " "
                + jar.version()
                + " would succeed."
                + offers(jar)
                + touches(touched);
    }

    static String installed(ExtensionJar jar, List<String> touched, boolean replaced) {
        return jar.name()
                + " "
                + jar.version()
                + (replaced ? " is installed in place of the former one." : " is installed.")
                + offers(jar)
                + touches(touched);
    }

    private static String offers(ExtensionJar jar) {
        return jar.services().isEmpty()
                ? " It does not say which services it offers."
                : " It offers " + String.join(", ", jar.services()) + ".";
    }

    private static String touches(List<String> touched) {
        return touched.isEmpty()
                ? " It touches no other bundle."
                : " It touches no other bundle now; from the next start on these use packages of"
                        + " it: "
                        + String.join(", ", touched)
                        + ".";
    }
}
