package org.rawat.prescriptions.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;

/**
 * Rows that were left empty do not count, so a row's number on the page and in the command may
 * differ: what the service says of a row is brought back to the page's number, for the ingredients
 * of a compound too.
 */
final class RowNumbers {
    private final List<Integer> rows;
    private final List<List<Integer>> ingredients;

    private RowNumbers(List<Integer> rows, List<List<Integer>> ingredients) {
        this.rows = rows;
        this.ingredients = ingredients;
    }

    /**
     * The numbers of the rows that count.
     *
     * @param sent what was sent as the rows
     * @param read what was read of them
     */
    static RowNumbers of(@Nullable Object sent, List<WriteItem> read) {
        List<Integer> rows = numbers(sent, read.size());
        List<List<Integer>> ingredients = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            WriteCompound compound = read.get(i).compound();
            Object row =
                    sent instanceof List<?> list && i < rows.size() ? list.get(rows.get(i)) : null;
            ingredients.add(
                    compound != null && row instanceof Map<?, ?> map
                            ? numbers(map.get("ingredients"), compound.ingredients().size())
                            : List.of());
        }
        return new RowNumbers(rows, ingredients);
    }

    private static List<Integer> numbers(@Nullable Object sent, int read) {
        List<Integer> numbers = new ArrayList<>();
        if (sent instanceof List<?> rows) {
            boolean all = rows.size() == read;
            for (int i = 0; i < rows.size(); i++) {
                if (all || filled(rows.get(i))) {
                    numbers.add(i);
                }
            }
        }
        return numbers;
    }

    private static boolean filled(@Nullable Object row) {
        return row instanceof Map<?, ?> map && !map.values().stream().allMatch(""::equals);
    }

    /** The page's numbers of the rows of the command, in its order. */
    List<Integer> rows() {
        return List.copyOf(rows);
    }

    /** The problem as the page numbers its rows. */
    FieldProblem onPage(FieldProblem problem) {
        String[] steps = problem.field().split("\\.");
        if (steps.length < 3 || !steps[0].equals("items")) {
            return problem;
        }
        int row = number(steps[1], rows.size());
        if (row < 0) {
            return problem;
        }
        steps[1] = rows.get(row).toString();
        if (steps.length > 4 && steps[2].equals("ingredients")) {
            int part = number(steps[3], ingredients.get(row).size());
            if (part >= 0) {
                steps[3] = ingredients.get(row).get(part).toString();
            }
        }
        return new FieldProblem(String.join(".", steps), problem.code(), problem.args());
    }

    private static int number(String step, int size) {
        int number = step.matches("\\d{1,3}") ? Integer.parseInt(step) : -1;
        return number < size ? number : -1;
    }
}
