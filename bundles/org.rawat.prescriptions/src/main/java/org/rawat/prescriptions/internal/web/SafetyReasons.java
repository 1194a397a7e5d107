package org.rawat.prescriptions.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rawat.prescriptions.api.OverrideCode;
import org.rawat.prescriptions.api.SafetyReason;
import org.rawat.web.api.Form;

/** The reasons for signing in spite of severe findings, as a form sends them. */
final class SafetyReasons {
    private static final int MOST = 200;
    private static final int ALERT = 32;

    private SafetyReasons() {}

    /** Those with a code; one without is asked for again by the signing. */
    static List<SafetyReason> read(Form form) {
        List<SafetyReason> reasons = new ArrayList<>();
        for (Form row : form.rows("reasons", MOST)) {
            String alert = row.text("alert", ALERT);
            Optional<OverrideCode> code = row.optionalChoice("code", OverrideCode.class);
            String text = row.optionalLines("text", SafetyReason.TEXT_MAX).orElse("");
            code.ifPresent(it -> reasons.add(new SafetyReason(alert, it, text)));
        }
        return reasons;
    }
}
