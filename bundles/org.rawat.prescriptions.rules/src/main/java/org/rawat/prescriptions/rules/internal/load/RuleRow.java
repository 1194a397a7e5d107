package org.rawat.prescriptions.rules.internal.load;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a file says it.
 *
 * @param kind of which kind of file
 * @param key what it is about
 * @param fields the columns; none is missing, what is not said is empty
 */
public record RuleRow(RuleKind kind, String key, Map<String, String> fields) {
    public RuleRow {
        fields = Map.copyOf(fields);
    }

    /** Out of the values in the order of the kind's columns. */
    public static RuleRow of(RuleKind kind, String key, List<String> values) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < kind.columns().size(); i++) {
            fields.put(kind.columns().get(i), i < values.size() ? values.get(i) : "");
        }
        return new RuleRow(kind, key, fields);
    }

    /** The values in the order of the kind's columns. */
    public List<String> values() {
        return kind.columns().stream().map(this::text).toList();
    }

    public String text(String column) {
        return fields.getOrDefault(column, "");
    }

    /** Several values in one column. */
    public List<String> list(String column) {
        return Arrays.stream(text(column).split("\\|"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A number, null when not said. */
    public @Nullable BigDecimal number(String column) {
        String text = text(column);
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /** A whole number, or this when not said. */
    public int whole(String column, int otherwise) {
        String text = text(column);
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }
}
