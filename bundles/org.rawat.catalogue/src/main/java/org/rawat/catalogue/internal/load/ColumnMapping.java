package org.rawat.catalogue.internal.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;

/**
 * Which column of a file is what.
 *
 * @param columns where each column that is understood stands, the first being 0
 */
public record ColumnMapping(Map<Column, Integer> columns) {
    /** What a column is called that means nothing. */
    public static final String IGNORED = "ignore";

    /** Without these columns a row says nothing that could be handed out. */
    static final List<Column> NEEDED = List.of(Column.CODE, Column.NAME, Column.FORM, Column.UNIT);

    public ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /**
     * As the headers say; the first of two that say the same. A list of active substances without
     * names is a list of names.
     */
    static ColumnMapping guessed(List<String> headers) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < headers.size(); i++) {
            int at = i;
            Column.named(headers.get(i)).ifPresent(column -> columns.putIfAbsent(column, at));
        }
        for (int i = 0; i < headers.size(); i++) {
            int at = i;
            Column.otherwise(headers.get(i))
                    .filter(column -> !columns.containsKey(column))
                    .ifPresent(
                            column -> {
                                columns.values().removeIf(taken -> taken == at);
                                columns.put(column, at);
                            });
        }
        return new ColumnMapping(columns);
    }

    /**
     * As somebody chose.
     *
     * @param fields for each column of the file the field that it is, or {@link #IGNORED}
     * @param headers how many columns the file has
     * @throws ProblemException invalid, {@code columns.N.field}
     */
    static ColumnMapping chosen(List<String> fields, int headers) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (field.equals(IGNORED)) {
                continue;
            }
            Optional<Column> column = column(field);
            if (column.isEmpty() || i >= headers) {
                problems.add(FieldProblem.of("columns." + i + ".field", "choice"));
            } else if (columns.putIfAbsent(column.get(), i) != null) {
                problems.add(FieldProblem.of("columns." + i + ".field", "column-twice"));
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new ColumnMapping(columns);
    }

    private static Optional<Column> column(String field) {
        return Arrays.stream(Column.values()).filter(c -> c.field().equals(field)).findFirst();
    }

    /** Every field that a column can be. */
    public static List<String> all() {
        return Arrays.stream(Column.values()).map(Column::field).toList();
    }

    /** The fields that must be there and are not. */
    public List<String> missing() {
        return NEEDED.stream().filter(c -> !columns.containsKey(c)).map(Column::field).toList();
    }

    /** The field that the column at this place is, or {@link #IGNORED}. */
    public String field(int at) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue() == at)
                .map(entry -> entry.getKey().field())
                .findFirst()
                .orElse(IGNORED);
    }

    /** The fields that the file speaks of. */
    Set<String> fields() {
        return columns.keySet().stream().map(Column::field).collect(Collectors.toUnmodifiableSet());
    }
}
