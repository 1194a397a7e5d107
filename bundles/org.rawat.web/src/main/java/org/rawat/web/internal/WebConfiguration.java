package org.rawat.web.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/org.rawat.web.cfg}. */
@ObjectClassDefinition(name = "Rawat: the front door")
public @interface WebConfiguration {
    @AttributeDefinition(
            name = "Public address",
            description =
                    "The address people type, for example https://rawat.example.id; empty: this"
                            + " machine only")
    String publicUrl() default "";

    @AttributeDefinition(
            name = "Trusted proxies",
            description = "Addresses or ranges (10.0.0.0/8) whose X-Forwarded headers are believed")
    String[] trustedProxies() default {};

    @AttributeDefinition(
            name = "Zone of visitors",
            description = "The time zone shown to whoever has not signed in")
    String zone() default "Asia/Jakarta";

    @AttributeDefinition(
            name = "Body limit",
            description = "Largest form or JSON body, in bytes, 1024 to 16777216")
    int bodyLimit() default 1_048_576;

    @AttributeDefinition(
            name = "Upload limit",
            description = "Largest form with files, in bytes, 1024 to 67108864")
    int uploadLimit() default 8_388_608;

    @AttributeDefinition(
            name = "Slot deadline",
            description =
                    "How long a page waits for one contribution, in milliseconds, 50 to 10000")
    int slotDeadline() default 1_000;
}
