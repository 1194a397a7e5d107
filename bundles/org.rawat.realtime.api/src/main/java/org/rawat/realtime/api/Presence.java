package org.rawat.realtime.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is there.
 *
 * @param state how
 * @param lastSeen when the account's last socket was last heard; null while it is there, and when
 *     nothing is known since the start
 */
public record Presence(State state, @Nullable Instant lastSeen) {
    /** How somebody is there. */
    public enum State {
        /** A page is in sight. */
        ONLINE,
        /** Pages are open, none in sight. */
        AWAY,
        /**
         * No page is open, or none was heard for 75 seconds: a sleeping tab beats once a minute.
         */
        OFFLINE
    }
}
