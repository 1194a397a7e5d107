package org.rawat.calls.internal.ice;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.rawat.calls.cfg}. */
@ObjectClassDefinition(
        name = "Rawat: calls",
        description = "STUN and TURN servers, and how long a call rings.")
public @interface CallsConfig {
    @AttributeDefinition(
            name = "stun.urls",
            description =
                    "STUN servers, with commas between (RFC 7064), at most eight. Callers' addresses"
                            + " reach them. Empty: none.")
    String stun_urls() default "stun:stun.l.google.com:19302,stun:stun1.l.google.com:19302";

    @AttributeDefinition(
            name = "turn.urls",
            description = "TURN servers, with commas between (RFC 7065), at most eight.")
    String turn_urls() default "";

    @AttributeDefinition(
            name = "turn.secret",
            description =
                    "What the TURN server calls static-auth-secret, 16 to 200 characters; needed"
                            + " with turn.urls.")
    String turn_secret() default "";

    @AttributeDefinition(
            name = "turn.ttl.seconds",
            description = "How long a credential can be used to begin, 60 to 86,400 seconds.")
    int turn_ttl_seconds() default 600;

    @AttributeDefinition(
            name = "relay.only",
            description =
                    "true: media go through TURN only, so that the two never learn each other's"
                            + " address; needs turn.urls.")
    boolean relay_only() default false;

    @AttributeDefinition(
            name = "source.deadline.millis",
            description = "How long a vendor's source of servers is waited for, 100 to 10,000.")
    int source_deadline_millis() default 1500;

    @AttributeDefinition(
            name = "ring.seconds",
            description = "How long a call rings, 30 to 120 seconds.")
    int ring_seconds() default 60;

    @AttributeDefinition(
            name = "longest.minutes",
            description = "The longest a call may take, 15 to 720 minutes.")
    int longest_minutes() default 240;
}
