package org.rawat.catalogue.api;

import java.util.List;
import org.rawat.api.FieldProblem;

/**
 * A row of a file that was not loaded.
 *
 * @param line the line of the file on which it begins, the first being 1
 * @param problems what is wrong with it; the fields are the column names as Rawat calls them
 */
public record BrokenRow(long line, List<FieldProblem> problems) {
    public BrokenRow {
        problems = List.copyOf(problems);
    }
}
