package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.prescriptions.api.RenewalId;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;

/** A patient takes a request back. */
@Path("/renewals/{renewal}/withdraw")
public final class RenewalWithdrawalResource {
    private final Renewals renewals;

    RenewalWithdrawalResource(Renewals renewals) {
        this.renewals = renewals;
    }

    @POST
    @Policy(value = Audience.PATIENT, audit = "renewal.withdraw")
    public Done withdraw(@Context Actor actor, @PathParam("renewal") String path, Form form) {
        RenewalId renewal = RenewalId.fromPath(path);
        form.finish();
        return Done.changed("/medicines", renewals.withdraw(actor, renewal))
                .notice("renewal.withdrawn");
    }
}
