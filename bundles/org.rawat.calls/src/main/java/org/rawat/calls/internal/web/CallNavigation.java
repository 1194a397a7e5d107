package org.rawat.calls.internal.web;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;

/** The call list in the menu, the test under one's own name. */
@Component(service = NavigationSource.class)
public final class CallNavigation implements NavigationSource {
    private static final List<NavigationEntry> ENTRIES =
            List.of(
                    new NavigationEntry(
                            "calls",
                            Place.MAIN,
                            "nav.calls",
                            "/calls",
                            "phone",
                            450,
                            Set.of(Audience.PATIENT, Audience.DOCTOR)),
                    new NavigationEntry(
                            "calls.test",
                            Place.PROFILE,
                            "nav.calls.test",
                            "/calls/test",
                            "video",
                            450,
                            Set.of()));

    @Override
    public List<NavigationEntry> entries() {
        return ENTRIES;
    }
}
