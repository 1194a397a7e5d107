package org.rawat.web.internal.request;

import org.jspecify.annotations.Nullable;

/** Tells a person's browser from a program by the {@code Accept} header. */
public final class Accepts {
    private Accepts() {}

    /** Whether HTML is named, and not less wanted than JSON. */
    public static boolean html(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        double html = quality(accept, "text/html");
        return html > 0 && html >= quality(accept, "application/json");
    }

    private static double quality(String accept, String type) {
        for (String range : accept.split(",")) {
            String[] parts = range.split(";");
            if (parts[0].strip().equalsIgnoreCase(type)) {
                for (int i = 1; i < parts.length; i++) {
                    String parameter = parts[i].strip();
                    if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
                        return Double.parseDouble(parameter.substring(2));
                    }
                }
                return 1;
            }
        }
        return 0;
    }
}
