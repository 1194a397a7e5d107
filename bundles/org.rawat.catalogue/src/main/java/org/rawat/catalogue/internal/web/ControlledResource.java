package org.rawat.catalogue.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.rawat.catalogue.internal.ingredients.ControlledSubstances;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** The list by which narcotics and psychotropics are recognised. */
@Path("/catalogue/controlled")
public final class ControlledResource {
    private final ControlledSubstances substances;

    ControlledResource(ControlledSubstances substances) {
        this.substances = substances;
    }

    @GET
    @Policy({Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR})
    public View list() {
        return View.of("controlled", substances.all());
    }
}
