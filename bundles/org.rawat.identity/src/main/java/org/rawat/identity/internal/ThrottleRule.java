package org.rawat.identity.internal;

import java.time.Duration;
import java.time.Instant;
import org.rawat.identity.internal.store.ThrottleCount;

/**
 * How often something may be tried: some times freely, then after a pause that doubles with each
 * try. Never for ever: who owns the account gets in by waiting.
 *
 * @param free how many tries need no pause between them
 * @param longest the longest pause
 * @param memory after how long without a try the count begins anew
 */
record ThrottleRule(int free, Duration longest, Duration memory) {
    /** Guesses at one account from one network. */
    static final ThrottleRule ACCOUNT_FROM_NETWORK =
            new ThrottleRule(5, Duration.ofMinutes(15), Duration.ofHours(12));

    /** Guesses at one account from everywhere. */
    static final ThrottleRule ACCOUNT =
            new ThrottleRule(10, Duration.ofMinutes(15), Duration.ofHours(12));

    /** The pause after this many tries: 1 s after the last free one, then twice as long each. */
    Duration pauseAfter(int tries) {
        if (tries < free) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(tries - free, 30));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    /** The count after one more try now. */
    ThrottleCount next(ThrottleCount before, Instant now) {
        boolean forgotten = before.lastAttempt().plus(memory).isBefore(now);
        int tries = forgotten ? 1 : before.attempts() + 1;
        return new ThrottleCount(tries, now, now.plus(pauseAfter(tries)));
    }
}
