package org.rawat.realtime.internal;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param hello a socket that has not said hello by then is closed
 * @param silent a socket that was not heard for so long is closed
 * @param offline somebody whose last socket was not heard for so long has left
 * @param answer a frame that is not answered by then is told so
 * @param late a number that is missing for so long is read from the log
 * @param look how often sessions are looked at anew, for those that end by themselves
 * @param pulse how often all of this is looked at
 * @param ticket how long a ticket is good
 */
record Timing(
        Duration hello,
        Duration silent,
        Duration offline,
        Duration answer,
        Duration late,
        Duration look,
        Duration pulse,
        Duration ticket) {
    /** How often a page in sight says that it is there. */
    static final Duration BEAT = Duration.ofSeconds(20);

    static final Timing STANDARD =
            new Timing(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(90),
                    Duration.ofSeconds(75),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5));
}
