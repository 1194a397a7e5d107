package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.internal.OverrideReport;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Why doctors signed in spite of severe findings, counted, for administrators. */
@Path("/admin/prescription-overrides")
public final class OverridesResource {
    private static final int USUAL = 90;

    private final OverrideReport report;

    OverridesResource(OverrideReport report) {
        this.report = report;
    }

    @GET
    @Policy(value = Audience.ADMINISTRATOR, audit = "prescription.overrides")
    public View list(@Context Actor actor, @QueryParam("days") @Nullable String days) {
        return View.of("overrides", report.of(actor, days(days)));
    }

    private static int days(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return USUAL;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) == 0) {
            throw ProblemException.invalid("days", "number");
        }
        return Integer.parseInt(text);
    }
}
