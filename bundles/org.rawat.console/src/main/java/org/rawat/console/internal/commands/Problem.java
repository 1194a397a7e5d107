package org.rawat.console.internal.commands;

import java.util.Map;
import java.util.stream.Collectors;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.console.internal.Refusal;

/** Says in English, to clinic IT, what a service refused. */
final class Problem {
    private static final Map<String, String> SENTENCES =
            Map.of(
                    "last-administrator",
                    "This is the last administrator: make another one first.",
                    "not-found",
                    "There is no such person or account.",
                    "database-unavailable",
                    "The database cannot be reached: see rawat:status.",
                    "audit-unavailable",
                    "This could not be recorded, so it was not done: see rawat:status.");

    private Problem() {}

    static Refusal refusal(ProblemException problem) {
        if (!problem.fields().isEmpty()) {
            return new Refusal(
                    "Nothing was done: "
                            + problem.fields().stream()
                                    .map(Problem::field)
                                    .collect(Collectors.joining(", "))
                            + ".",
                    problem);
        }
        return new Refusal(
                SENTENCES.getOrDefault(problem.code(), "Refused: " + problem.code() + "."),
                problem);
    }

    private static String field(FieldProblem it) {
        return it.field() + " is refused (" + it.code() + ")";
    }
}
