package org.rawat.chat.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.rawat.chat.cfg}. */
@ObjectClassDefinition(
        name = "Rawat: messages",
        description = "How often somebody may write, and how much may wait to be stored.")
public @interface ChatConfig {
    @AttributeDefinition(
            name = "rate.per.minute",
            description = "How many messages an account may send in a minute, 1 to 100000.")
    int rate_per_minute() default 20;

    @AttributeDefinition(
            name = "queue.messages",
            description =
                    "How many messages of all accounts may wait to be stored before further ones"
                            + " are told to come again, 100 to 100000.")
    int queue_messages() default 5000;
}
