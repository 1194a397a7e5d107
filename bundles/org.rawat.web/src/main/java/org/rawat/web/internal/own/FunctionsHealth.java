package org.rawat.web.internal.own;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.web.api.Routes;
import org.rawat.web.internal.FrontDoor;
import org.rawat.web.internal.routes.DeclaredRoutes;

/** Says which functions are refused, and why, and whether the configuration can be read. */
@Component
public final class FunctionsHealth implements HealthCheck {
    /** How long a start may take before a function that is still silent no longer holds it up. */
    private static final Duration START = Duration.ofMinutes(1);

    private final Routes routes;
    private final DeclaredRoutes declared;
    private final long since = System.nanoTime();
    private volatile boolean started;

    @Activate
    public FunctionsHealth(@Reference Routes routes, @Reference DeclaredRoutes declared) {
        this.routes = routes;
        this.declared = declared;
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public Health check() {
        // Asked of the table and not of the front door: that one asks for the health in its turn.
        String broken = routes.refused().get(FrontDoor.CONFIGURATION);
        if (broken != null) {
            return Health.critical(
                    "nothing is served: " + broken, "Mend the file; it is read anew.");
        }
        List<String> silent = declared.silent(routes.routes());
        started |= silent.isEmpty() || System.nanoTime() - since > START.toNanos();
        if (!started) {
            return Health.critical("starting, not served yet: " + silent, "Wait a few seconds.");
        }
        Map<String, String> refused = routes.refused();
        if (!refused.isEmpty()) {
            return Health.warn("not served: " + refused, "Update these functions, or remove them.");
        }
        if (!silent.isEmpty()) {
            return Health.warn("not served: " + silent, "Look for the reason in the log.");
        }
        return Health.ok(routes.routes().size() + " routes are served");
    }
}
