package org.rawat.web.api;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;

/**
 * What a resource shows: to a browser its template, filled; to a program the body as JSON.
 *
 * @param template the template's name without folder and ending, for example {@code list} for
 *     {@code /templates/list.ftlh}
 * @param body what a program gets; in the template it is {@code body}
 * @param page further values for the template only; they never reach a program
 * @param status the HTTP status
 * @param shows every person whose data the view shows, for the record of who saw what
 */
public record View(
        String template,
        Object body,
        Map<String, @Nullable Object> page,
        int status,
        Set<PersonId> shows) {

    public View {
        page = java.util.Collections.unmodifiableMap(new HashMap<>(page));
        shows = Set.copyOf(shows);
    }

    public static View of(String template, Object body) {
        return new View(template, body, Map.of(), 200, Set.of());
    }

    /** Adds a value for the template. */
    public View with(String key, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(page);
        more.put(key, value);
        return new View(template, body, more, status, shows);
    }

    public View status(int newStatus) {
        return new View(template, body, page, newStatus, shows);
    }

    /** Names persons whose data are shown. */
    public View showing(PersonId... persons) {
        return showing(Set.of(persons));
    }

    /** Names persons whose data are shown. */
    public View showing(Collection<PersonId> persons) {
        Set<PersonId> more = new HashSet<>(shows);
        more.addAll(persons);
        return new View(template, body, page, status, more);
    }
}
