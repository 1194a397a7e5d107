package org.rawat.prescriptions.internal.safety;

import org.rawat.api.PersonId;
import org.rawat.prescriptions.api.OverrideCode;
import org.rawat.prescriptions.api.spi.SafetyKind;

/** How often a doctor signed in spite of an alert, for one reason. No patient is named. */
public record OverrideCount(
        PersonId doctor,
        String source,
        String rule,
        SafetyKind kind,
        OverrideCode code,
        long times) {}
