package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;

/** A patient asks for a prescription once more, in one tap. */
@Path("/prescriptions/{prescription}/renewal")
public final class RenewalRequestResource {
    private final Renewals renewals;

    RenewalRequestResource(Renewals renewals) {
        this.renewals = renewals;
    }

    @POST
    @Policy(value = Audience.PATIENT, audit = "renewal.request")
    public Done request(@Context Actor actor, @PathParam("prescription") String path, Form form) {
        PrescriptionId prescription = PrescriptionId.fromPath(path);
        form.finish();
        return Done.created("/medicines", renewals.request(actor, prescription))
                .notice("renewal.requested");
    }
}
