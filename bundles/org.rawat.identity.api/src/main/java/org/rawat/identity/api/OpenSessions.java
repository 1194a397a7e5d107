package org.rawat.identity.api;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;

/**
 * Sessions as they are now, for functions that hold something open for one (a socket) or do many
 * things at once for many. Set-based; joins the caller's unit of work when there is one, and then
 * sees what has been committed before the statement. Reads the database each time: what ended
 * before the call is not among the answers. A service.
 *
 * <p>A session is named by the SHA-256 of its token in lower-case hexadecimal, as in {@link
 * IdentityEvent.SessionEnded}.
 */
@ProviderType
public interface OpenSessions {
    /**
     * Who holds these sessions now, with the roles and children of now. Left out are sessions that
     * are unknown, ended, expired or too long quiet, and those of disabled accounts. Asking does
     * not keep a session alive.
     */
    Map<String, Actor> actors(Collection<String> sessionHashes);

    /**
     * Notes that somebody did something in these sessions just now, so that they do not end for
     * quietness; written no more often than once a minute each. Sessions that have ended stay so.
     */
    void used(Collection<String> sessionHashes);
}
