package org.rawat.web.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a resource answers when something was done: to a browser's form a redirect (303) to a page,
 * to a program the body as JSON.
 *
 * @param location where a browser goes next, a path of this Rawat; also the {@code Location} of a
 *     created thing
 * @param body what a program gets; null answers 204
 * @param status for programs: 200, or 201 when something was created
 * @param notice key of a message that the next page shows once, or null
 * @param session what happens to the session cookie, or null
 */
public record Done(
        String location,
        @Nullable Object body,
        int status,
        @Nullable String notice,
        @Nullable SessionChange session) {

    /**
     * A new or ended session.
     *
     * @param token the new session's token, or null to end the session
     * @param lifetime how long the browser keeps the cookie
     */
    public record SessionChange(@Nullable String token, Duration lifetime) {}

    public Done {
        if (!location.startsWith("/") || location.startsWith("//")) {
            throw new IllegalArgumentException("a redirect stays inside: " + location);
        }
    }

    public static Done created(String location, Object body) {
        return new Done(location, body, 201, null, null);
    }

    public static Done changed(String location, @Nullable Object body) {
        return new Done(location, body, 200, null, null);
    }

    /** A message that the next page shows once. */
    public Done notice(String messageKey) {
        return new Done(location, body, status, messageKey, session);
    }

    /** Signs in: the browser gets the session's cookie. */
    public Done signIn(String token, Duration lifetime) {
        return new Done(location, body, status, notice, new SessionChange(token, lifetime));
    }

    /** Signs out: the cookie and what the browser stored are cleared. */
    public Done signOut() {
        return new Done(location, body, status, notice, new SessionChange(null, Duration.ZERO));
    }
}
