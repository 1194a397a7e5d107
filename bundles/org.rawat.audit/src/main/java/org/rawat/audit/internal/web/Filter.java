package org.rawat.audit.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.web.api.Form;

/** What was looked for, carried from page to page. */
final class Filter {
    private static final List<String> FIELDS =
            List.of("person", "account", "action", "outcome", "from", "until");

    private Filter() {}

    /** The address of the following page, or empty at the end. */
    static String address(String path, Form form, @Nullable String next) {
        if (next == null) {
            return "";
        }
        StringBuilder address = new StringBuilder(path).append("?after=").append(next);
        for (String field : FIELDS) {
            Object typed = form.typed(field);
            if (typed != null && !typed.toString().isBlank()) {
                address.append('&')
                        .append(field)
                        .append('=')
                        .append(URLEncoder.encode(typed.toString(), StandardCharsets.UTF_8));
            }
        }
        return address.toString();
    }
}
