package org.rawat.web.internal.own;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;

/** The front door's own menu entries. */
@Component
public final class OwnNavigation implements NavigationSource {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(
                new NavigationEntry(
                        "web.home",
                        Place.MAIN,
                        "nav.home",
                        "/",
                        "home",
                        0,
                        Set.of(Audience.SIGNED_IN)),
                new NavigationEntry(
                        "web.administration",
                        Place.MAIN,
                        "nav.administration",
                        "/admin",
                        "settings",
                        900,
                        Set.of(Audience.ADMINISTRATOR)));
    }
}
