package org.rawat.prescriptions.rules.internal.load;

import java.util.List;
import org.rawat.api.FieldProblem;

/**
 * A row that was not taken over.
 *
 * @param line in which line of the file it begins, from 1
 * @param problems what is wrong, by column
 */
public record BrokenRow(long line, List<FieldProblem> problems) {
    public BrokenRow {
        problems = List.copyOf(problems);
    }
}
