package org.rawat.prescriptions.rules.internal.web;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.prescriptions.rules.internal.RuleSets;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;
import org.rawat.web.api.WebFunction;

/** The rules' pages. */
@Component(service = {WebFunction.class, NavigationSource.class})
public final class RulesWeb implements WebFunction, NavigationSource {
    private static final List<NavigationEntry> ENTRIES =
            List.of(
                    new NavigationEntry(
                            "prescription-rules",
                            Place.ADMINISTRATION,
                            "nav.rules",
                            "/admin/prescription-rules",
                            "upload",
                            710,
                            Set.of(Audience.ADMINISTRATOR)));

    private final Set<Object> resources;

    @Activate
    public RulesWeb(@Reference RuleSets rules) {
        resources = Set.of(new RulesResource(rules));
    }

    @Override
    public String name() {
        return "prescription-rules";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<NavigationEntry> entries() {
        return ENTRIES;
    }
}
