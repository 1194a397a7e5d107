package org.rawat.web.internal.own;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.web.api.Routes;
import org.rawat.web.internal.FrontDoor;

/** Says which functions are refused, and why, and whether the configuration can be read. */
@Component
public final class FunctionsHealth implements HealthCheck {
    private final FrontDoor door;
    private final Routes routes;

    @Activate
    public FunctionsHealth(@Reference FrontDoor door, @Reference Routes routes) {
        this.door = door;
        this.routes = routes;
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public Health check() {
        if (door.broken().isPresent()) {
            return Health.critical(
                    "nothing is served: " + door.broken().get(), "Mend the file; it is read anew.");
        }
        Map<String, String> refused = routes.refused();
        if (!refused.isEmpty()) {
            return Health.warn("not served: " + refused, "Update these functions, or remove them.");
        }
        return Health.ok(routes.routes().size() + " routes are served");
    }
}
