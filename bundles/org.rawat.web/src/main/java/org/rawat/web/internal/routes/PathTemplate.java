package org.rawat.web.internal.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A path template of literal segments and whole-segment parameters, for example {@code
 * /prescriptions/{prescription}}. Regular expressions are refused: a route must be readable.
 *
 * @param text the template as it is written
 * @param steps the segments; a parameter stands as its name in braces
 */
public record PathTemplate(String text, List<String> steps) {
    public PathTemplate {
        steps = List.copyOf(steps);
    }

    /**
     * Joins the path of a class and of a method.
     *
     * @throws IllegalArgumentException when a segment is neither a literal nor one parameter
     */
    public static PathTemplate of(String root, String rest) {
        List<String> steps = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (String step : (root + "/" + rest).split("/")) {
            if (step.isEmpty()) {
                continue;
            }
            boolean parameter = step.matches("\\{[A-Za-z][A-Za-z0-9]*}");
            if (!parameter && !step.matches("[A-Za-z0-9._~-]+")) {
                throw new IllegalArgumentException(
                        "the path segment '" + step + "' is not allowed");
            }
            if (parameter && !names.add(step)) {
                throw new IllegalArgumentException("the parameter " + step + " occurs twice");
            }
            steps.add(step);
        }
        return new PathTemplate("/" + String.join("/", steps), steps);
    }

    public static boolean isParameter(String step) {
        return step.startsWith("{");
    }

    /**
     * The template with its parameters' names left out: two of the same shape match the same paths.
     */
    public String shape() {
        return text.replaceAll("\\{[^}]*}", "{}");
    }

    /** The parameters of a path that has this template's shape, in their order. */
    public Map<String, String> parameters(List<String> segments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            if (isParameter(step)) {
                values.put(step.substring(1, step.length() - 1), segments.get(i));
            }
        }
        return values;
    }
}
