package org.rawat.conversations.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.rawat.conversations.cfg}. */
@ObjectClassDefinition(
        name = "Rawat: conversations",
        description = "For how long patients and doctors may write to each other.")
public @interface ConversationsConfig {
    @AttributeDefinition(
            name = "window.days",
            description =
                    "A conversation can be written in until so many days after the end of its"
                            + " visit, 0 to 365.")
    int window_days() default 7;
}
