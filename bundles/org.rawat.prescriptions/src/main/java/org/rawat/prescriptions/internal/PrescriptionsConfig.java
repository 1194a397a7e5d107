package org.rawat.prescriptions.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.rawat.prescriptions.cfg}. */
@ObjectClassDefinition(
        name = "Rawat: prescriptions",
        description = "For how long a prescription may be filled.")
public @interface PrescriptionsConfig {
    @AttributeDefinition(
            name = "validity.days",
            description =
                    "A prescription is valid for so many days after its date unless its doctor says"
                            + " otherwise, 1 to 366.")
    int validity_days() default 30;

    @AttributeDefinition(
            name = "validity.longest.days",
            description = "The most that a doctor may say, 1 to 366, not less than validity.days.")
    int validity_longest_days() default 90;
}
