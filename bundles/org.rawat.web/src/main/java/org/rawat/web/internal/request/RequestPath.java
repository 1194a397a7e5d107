package org.rawat.web.internal.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a path strictly: what is not a plain path is no path of ours. */
public final class RequestPath {
    private RequestPath() {}

    /**
     * The decoded segments.
     *
     * @return empty when a segment is empty, relative, has a parameter, an encoded slash, a control
     *     character or is not UTF-8
     */
    public static Optional<List<String>> segments(String raw) {
        List<String> segments = new ArrayList<>();
        if (raw.equals("/")) {
            return Optional.of(segments);
        }
        if (!raw.startsWith("/") || raw.length() > 2000) {
            return Optional.empty();
        }
        for (String part : raw.substring(1).split("/", -1)) {
            Optional<String> decoded = Percent.decode(part, false);
            if (decoded.isEmpty()
                    || decoded.get().isEmpty()
                    || decoded.get().equals(".")
                    || decoded.get().equals("..")
                    || part.indexOf(';') >= 0
                    || decoded.get()
                            .chars()
                            .anyMatch(c -> c < 32 || c == '/' || c == '\\' || c == 127)) {
                return Optional.empty();
            }
            segments.add(decoded.get());
        }
        return Optional.of(segments);
    }
}
