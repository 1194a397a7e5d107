package org.rawat.web.internal.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;

/**
 * Grows a form's flat names into the maps and lists that a Form reads: {@code items.0.dosage} is
 * the dosage of the first item. A name sent twice becomes a list.
 */
final class FieldTree {
    private static final int MOST_FIELDS = 2000;
    private static final int MOST_STEPS = 6;
    private static final int LAST_INDEX = 499;

    private final Map<String, Object> root = new LinkedHashMap<>();
    private final Map<String, String> reserved = new LinkedHashMap<>();
    private int fields;

    /** Adds one field; the names that begin with an underscore and are ours are kept apart. */
    void add(String name, Object value) {
        if (++fields > MOST_FIELDS || name.isEmpty() || name.length() > 200) {
            throw malformed();
        }
        if (name.equals("_csrf") || name.equals("_method") || name.equals("_key")) {
            if (!(value instanceof String text) || reserved.put(name, text) != null) {
                throw malformed();
            }
            return;
        }
        String[] steps = name.split("\\.", -1);
        if (steps.length > MOST_STEPS) {
            throw malformed();
        }
        put(root, steps, 0, value);
    }

    /** The fields as they were sent. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        root.forEach((name, value) -> values.put(name, listed(value)));
        return values;
    }

    Optional<String> reserved(String name) {
        return Optional.ofNullable(reserved.get(name));
    }

    private static void put(Map<String, Object> at, String[] steps, int i, Object value) {
        String step = steps[i];
        Object before = at.get(step);
        if (i == steps.length - 1) {
            at.put(step, before == null ? value : both(before, value));
            return;
        }
        if (before != null && !(before instanceof Branch)) {
            throw malformed();
        }
        Branch branch = before == null ? new Branch() : (Branch) before;
        at.put(step, branch);
        put(branch, steps, i + 1, value);
    }

    private static Object both(Object before, Object value) {
        if (before instanceof Branch) {
            throw malformed();
        }
        List<Object> all = new ArrayList<>();
        if (before instanceof List<?> list) {
            all.addAll(list);
        } else {
            all.add(before);
        }
        all.add(value);
        return all;
    }

    /** A branch whose names are all numbers is a list; gaps in it are empty rows. */
    private static Object listed(Object value) {
        if (!(value instanceof Branch branch)) {
            return value;
        }
        if (!branch.keySet().stream().allMatch(key -> key.matches("\\d{1,3}"))) {
            Map<String, Object> map = new LinkedHashMap<>();
            branch.forEach((name, below) -> map.put(name, listed(below)));
            return map;
        }
        int last = branch.keySet().stream().mapToInt(Integer::parseInt).max().orElse(-1);
        if (last > LAST_INDEX) {
            throw malformed();
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            @Nullable Object below = branch.get(Integer.toString(i));
            list.add(below == null ? new LinkedHashMap<String, Object>() : listed(below));
        }
        return list;
    }

    static ProblemException malformed() {
        return ProblemException.of(ProblemKind.MALFORMED, "malformed");
    }

    private static final class Branch extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1L;
    }
}
