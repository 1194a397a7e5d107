package org.rawat.web.api;

import java.util.Set;

/**
 * One row of the live route table.
 *
 * @param method the HTTP method
 * @param template the path template, for example {@code /prescriptions/{prescription}}
 * @param function which function answers
 * @param audiences who may ask
 * @param audit the action in the record, or empty
 */
public record Route(
        String method, String template, String function, Set<Audience> audiences, String audit)
        implements Comparable<Route> {
    public Route {
        audiences = Set.copyOf(audiences);
    }

    @Override
    public int compareTo(Route other) {
        int byTemplate = template.compareTo(other.template);
        return byTemplate != 0 ? byTemplate : method.compareTo(other.method);
    }
}
