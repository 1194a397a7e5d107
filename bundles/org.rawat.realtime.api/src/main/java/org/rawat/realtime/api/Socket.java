package org.rawat.realtime.api;

import java.util.Map;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;

/**
 * One browser's open socket, after its {@code hello}. May be used from any thread; a socket that
 * has closed meanwhile takes everything and sends nothing.
 */
@ProviderType
public interface Socket {
    /** Names this socket; another one after each reconnection. */
    UUID id();

    /**
     * The browser, as it names itself: the same after a reconnection, chosen by the browser and
     * therefore proof of nothing.
     */
    UUID device();

    /**
     * Who holds the socket's session, as of now: roles that have changed are changed here within a
     * second.
     */
    Actor actor();

    /** The SHA-256 of the session's token, as {@code IdentityEvent.SessionEnded} names it. */
    String sessionHash();

    /** Whether the page was in sight when it last said so. */
    boolean visible();

    /**
     * Sends an event without a number, which is lost when the socket is. Never blocks: what does
     * not fit into the socket's queue closes the socket as a slow reader.
     *
     * @param type for example {@code typing}
     * @param data a JSON tree: String, Long, Integer, Double, Boolean, List, Map, null
     */
    void send(String type, Map<String, ?> data);
}
