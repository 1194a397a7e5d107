package org.rawat.calls.internal.machine;

import java.time.Duration;

/**
 * How long what may take.
 *
 * @param ring from the call to an answer
 * @param callerSilent how long a caller who waits may be unheard of
 * @param bothSilent how long both sides of an answered call may be unheard of
 * @param noMedia from the answer to the first media
 * @param longest from the answer to the end
 */
public record CallLimits(
        Duration ring,
        Duration callerSilent,
        Duration bothSilent,
        Duration noMedia,
        Duration longest) {
    /** What holds where the clinic says nothing. */
    public static final CallLimits USUAL =
            new CallLimits(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofHours(4));
}
