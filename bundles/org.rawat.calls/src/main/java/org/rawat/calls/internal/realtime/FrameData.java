package org.rawat.calls.internal.realtime;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;

/** Reads a frame's data: hostile until read. */
record FrameData(Map<String, ?> data) {
    UUID uuid(String field) {
        return Uuid7.parse(text(field, 36))
                .orElseThrow(() -> ProblemException.invalid(field, "unknown"));
    }

    /** A text that must be there. */
    String text(String field, int longest) {
        if (!(data.get(field) instanceof String text) || text.isEmpty()) {
            throw ProblemException.invalid(field, "required");
        }
        if (text.length() > longest) {
            throw ProblemException.invalid(field, "too-long", longest);
        }
        return text;
    }

    /** A text, empty when it is not there. */
    String textOrEmpty(String field, int longest) {
        Object value = data.get(field);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            throw ProblemException.invalid(field, "unknown");
        }
        if (text.length() > longest) {
            throw ProblemException.invalid(field, "too-long", longest);
        }
        return text;
    }

    long number(String field, long least, long most) {
        if (!(data.get(field) instanceof Long number) || number < least || number > most) {
            throw ProblemException.invalid(field, "range", least, most);
        }
        return number;
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(data.get(field));
    }

    boolean has(String field) {
        return data.get(field) != null;
    }

    List<?> list(String field, int longest) {
        if (!(data.get(field) instanceof List<?> list)) {
            throw ProblemException.invalid(field, "required");
        }
        if (list.size() > longest) {
            throw ProblemException.invalid(field, "too-long", longest);
        }
        return list;
    }

    FrameData tree(@Nullable Object value, String field) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ProblemException.invalid(field, "unknown");
        }
        @SuppressWarnings("unchecked")
        Map<String, ?> tree = (Map<String, ?>) map;
        return new FrameData(tree);
    }
}
