package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.Renewal;
import org.rawat.prescriptions.api.RenewalId;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** What patients ask a doctor to write once more. */
@Path("/doctor/renewals")
public final class RenewalsResource {
    private static final int REASON = 500;

    private final Renewals renewals;

    RenewalsResource(Renewals renewals) {
        this.renewals = renewals;
    }

    @GET
    @Policy(value = Audience.DOCTOR, audit = "renewal.list")
    public View waiting(@Context Actor actor) {
        List<Renewal> waiting = renewals.waiting(actor);
        return View.of("renewals", waiting)
                .showing(waiting.stream().map(Renewal::patientId).toList());
    }

    @POST
    @Path("{renewal}/approve")
    @Policy(value = Audience.DOCTOR, audit = "renewal.approve")
    public Done approve(@Context Actor actor, @PathParam("renewal") String path, Form form) {
        RenewalId renewal = RenewalId.fromPath(path);
        form.finish();
        try {
            Renewal approved = renewals.approve(actor, renewal);
            return Done.changed("/doctor/renewals", approved).notice("renewal.approved");
        } catch (ProblemException e) {
            PrescriptionId draft = begun(actor, renewal);
            if (draft == null || !form.browser()) {
                throw e;
            }
            // What keeps it from being signed is shown, and can be mended, where it is written.
            return Done.changed("/doctor/prescriptions/" + draft + "/edit", null);
        }
    }

    private @org.jspecify.annotations.Nullable PrescriptionId begun(
            Actor actor, RenewalId renewal) {
        return renewals.waiting(actor).stream()
                .filter(it -> it.id().equals(renewal))
                .findFirst()
                .map(Renewal::successor)
                .orElse(null);
    }

    @POST
    @Path("{renewal}/decline")
    @Policy(value = Audience.DOCTOR, audit = "renewal.decline")
    public Done decline(@Context Actor actor, @PathParam("renewal") String path, Form form) {
        RenewalId renewal = RenewalId.fromPath(path);
        form.shownBy(() -> waiting(actor));
        String reason = form.text("reason", REASON);
        form.finish();
        return Done.changed("/doctor/renewals", renewals.decline(actor, renewal, reason))
                .notice("renewal.declined");
    }
}
