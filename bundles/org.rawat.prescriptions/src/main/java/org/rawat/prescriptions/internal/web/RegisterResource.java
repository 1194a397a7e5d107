package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** The register of controlled medicines, for administrators. */
@Path("/admin/controlled-register")
public final class RegisterResource {
    private final RegisterPages pages;

    RegisterResource(RegisterPages pages) {
        this.pages = pages;
    }

    @GET
    @Policy(value = Audience.ADMINISTRATOR, audit = "prescription.register")
    public View list(
            @Context Actor actor,
            @QueryParam("location") @Nullable String location,
            @QueryParam("year") @Nullable String year,
            @QueryParam("after") @Nullable String after) {
        return pages.page(
                "/admin/controlled-register",
                location,
                year,
                after,
                (register, at, of, from, rows) -> register.entries(actor, at, of, from, rows));
    }
}
