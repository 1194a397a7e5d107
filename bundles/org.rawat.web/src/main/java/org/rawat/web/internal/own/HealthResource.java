package org.rawat.web.internal.own;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.rawat.api.Health;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** For whoever watches over the service: one word, nothing about what is inside. */
@Path("/health")
public final class HealthResource {
    private final HealthReport report;

    public HealthResource(HealthReport report) {
        this.report = report;
    }

    @GET
    @Path("live")
    @Policy(Audience.ANYONE)
    public View live() {
        return View.of("health", Map.of("status", Health.Status.OK));
    }

    @GET
    @Path("ready")
    @Policy(Audience.ANYONE)
    public View ready() {
        Health.Status worst = report.worst();
        return View.of("health", Map.of("status", worst))
                .status(worst == Health.Status.CRITICAL ? 503 : 200);
    }
}
