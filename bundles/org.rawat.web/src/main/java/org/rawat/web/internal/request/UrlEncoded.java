package org.rawat.web.internal.request;

import java.util.ArrayList;
import java.util.List;

/** {@code application/x-www-form-urlencoded}, strictly in UTF-8. */
final class UrlEncoded {
    private UrlEncoded() {}

    static FieldTree parse(String raw) {
        FieldTree tree = new FieldTree();
        for (String pair : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            tree.add(decoded(name), decoded(value));
        }
        return tree;
    }

    static List<String> names(String raw) {
        List<String> names = new ArrayList<>();
        for (String pair : raw.split("&")) {
            names.add(decoded(pair.split("=", 2)[0]));
        }
        return names;
    }

    private static String decoded(String raw) {
        return Percent.decode(raw, true).orElseThrow(FieldTree::malformed);
    }
}
