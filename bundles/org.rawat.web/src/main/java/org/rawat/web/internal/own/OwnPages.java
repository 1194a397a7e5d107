package org.rawat.web.internal.own;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.web.api.WebFunction;
import org.rawat.web.internal.FrontDoor;
import org.rawat.web.internal.Visitors;

/** Publishes the front door's own pages in the way of every other function. */
@Component(service = WebFunction.class)
public final class OwnPages implements WebFunction {
    private final Set<Object> resources;

    @Activate
    public OwnPages(
            @Reference FrontDoor door,
            @Reference Visitors visitors,
            @Reference HealthReport health) {
        resources =
                Set.of(
                        new HomeResource(visitors),
                        new HealthResource(health),
                        new PreferencesResource(),
                        new SessionResource(door.csrf()),
                        new AdministrationResource(health));
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }
}
