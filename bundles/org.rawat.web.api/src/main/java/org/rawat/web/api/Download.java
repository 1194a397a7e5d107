package org.rawat.web.api;

import java.util.Set;
import org.rawat.api.PersonId;

/**
 * A file that a resource hands out.
 *
 * @param contentType for example {@code text/calendar; charset=utf-8}
 * @param fileName the name under which a browser saves it (RFC 6266)
 * @param bytes the content
 * @param inline whether a browser may show it in place
 * @param shows every person whose data it holds
 */
public record Download(
        String contentType, String fileName, byte[] bytes, boolean inline, Set<PersonId> shows) {
    public Download {
        shows = Set.copyOf(shows);
    }
}
