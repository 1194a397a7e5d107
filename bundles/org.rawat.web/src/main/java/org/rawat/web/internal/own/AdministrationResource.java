package org.rawat.web.internal.own;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** The way to everything an administrator does, and how Rawat is. */
@Path("/admin")
public final class AdministrationResource {
    private final HealthReport health;

    public AdministrationResource(HealthReport health) {
        this.health = health;
    }

    @GET
    @Policy(Audience.ADMINISTRATOR)
    public View index() {
        return View.of("administration", health.findings());
    }
}
