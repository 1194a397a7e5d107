package org.rawat.web.internal.own;

import java.util.Set;
import org.rawat.web.api.WebFunction;
import org.rawat.web.internal.Visitors;
import org.rawat.web.internal.request.CsrfGuard;

/** The front door's own pages, published in the way of every other function. */
public final class OwnPages implements WebFunction {
    private final Set<Object> resources;

    public OwnPages(CsrfGuard csrf, Visitors visitors, HealthReport health) {
        resources =
                Set.of(
                        new HomeResource(visitors),
                        new HealthResource(health),
                        new PreferencesResource(),
                        new SessionResource(csrf),
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
