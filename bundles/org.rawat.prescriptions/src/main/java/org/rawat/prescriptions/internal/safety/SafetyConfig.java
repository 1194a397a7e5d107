package org.rawat.prescriptions.internal.safety;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.rawat.prescriptions.checks.cfg}. */
@ObjectClassDefinition(
        name = "Rawat: checks before signing",
        description = "How long sources of safety knowledge are waited for.")
public @interface SafetyConfig {
    @AttributeDefinition(
            name = "deadline.millis",
            description =
                    "How long each source is waited for, in milliseconds, 100 to 30,000. All are"
                            + " asked at the same time; one that is later is shown as not checked.")
    int deadline_millis() default 2000;
}
