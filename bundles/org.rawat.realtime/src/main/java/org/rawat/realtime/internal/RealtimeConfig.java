package org.rawat.realtime.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.rawat.realtime.cfg}. */
@ObjectClassDefinition(
        name = "Rawat: the live connection",
        description =
                "How many live connections there may be, and how long missed events are kept.")
public @interface RealtimeConfig {
    @AttributeDefinition(
            name = "sockets.most",
            description = "So many live connections at most, 10 to 100000.")
    int sockets_most() default 20_000;

    @AttributeDefinition(
            name = "sockets.session",
            description = "So many of one session at most, 1 to 50; the oldest is closed.")
    int sockets_session() default 5;

    @AttributeDefinition(
            name = "frames.burst",
            description = "A connection may send so many frames at once, 10 to 100000.")
    int frames_burst() default 120;

    @AttributeDefinition(
            name = "frames.second",
            description = "And afterwards so many a second, 1 to 100000.")
    int frames_second() default 20;

    @AttributeDefinition(
            name = "log.days",
            description = "What a browser missed is kept for so many days, 1 to 90.")
    int log_days() default 7;

    @AttributeDefinition(
            name = "log.events",
            description = "And at most so many events an account, 1000 to 1000000.")
    int log_events() default 10_000;
}
