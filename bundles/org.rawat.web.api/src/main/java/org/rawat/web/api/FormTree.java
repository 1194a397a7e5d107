package org.rawat.web.api;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds its way through the lists and maps of a form. */
final class FormTree {
    private FormTree() {}

    static @Nullable Object at(Map<String, Object> values, String field) {
        Object at = values;
        for (String step : field.split("\\.")) {
            if (at instanceof Map<?, ?> map) {
                at = map.get(step);
            } else if (at instanceof List<?> list && step.matches("\\d{1,4}")) {
                int index = Integer.parseInt(step);
                at = index < list.size() ? list.get(index) : null;
            } else {
                return null;
            }
        }
        return at;
    }

    /** One value or several, as a list. */
    static List<?> list(@Nullable Object raw) {
        if (raw instanceof List<?> list) {
            return list;
        }
        return raw == null ? List.of() : List.of(raw);
    }

    /** The rows of a list by their index, without those of a browser's form left blank. */
    static SortedMap<Integer, Map<String, Object>> rows(Form form, String field, int max) {
        SortedMap<Integer, Map<String, Object>> rows = new TreeMap<>();
        Object raw = form.raw(field);
        if (raw == null) {
            return rows;
        }
        if (!(raw instanceof List<?> list)) {
            form.wrong(field, "list");
            return rows;
        }
        if (list.size() > max) {
            form.wrong(field, "too-many", max);
            return rows;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked")
                Map<String, Object> row = (Map<String, Object>) map;
                if (!(form.fromBrowser() && row.values().stream().allMatch(""::equals))) {
                    rows.put(i, row);
                }
            } else if (list.get(i) != null) {
                form.wrong(field + "." + i, "object");
            }
        }
        return rows;
    }
}
