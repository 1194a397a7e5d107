package org.rawat.conversations.internal.web;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;

/** The menu entries of both sides. */
@Component(service = NavigationSource.class)
public final class ConversationsNavigation implements NavigationSource {
    /** The menu entry of the patient's side. */
    static final String MINE = "conversations.mine";

    /** The menu entry of the doctor's side. */
    static final String DOCTOR = "conversations.doctor";

    private static final List<NavigationEntry> ENTRIES =
            List.of(
                    entry(MINE, Place.MAIN, "/messages", Audience.PATIENT),
                    entry(DOCTOR, Place.MAIN, "/doctor/messages", Audience.DOCTOR),
                    entry(
                            "conversations.quick.mine",
                            Place.QUICK_ACTION,
                            "/messages",
                            Audience.PATIENT),
                    entry(
                            "conversations.quick.doctor",
                            Place.QUICK_ACTION,
                            "/doctor/messages",
                            Audience.DOCTOR));

    private static NavigationEntry entry(String id, Place place, String href, Audience audience) {
        return new NavigationEntry(id, place, "nav." + id, href, "message", 400, Set.of(audience));
    }

    @Override
    public List<NavigationEntry> entries() {
        return ENTRIES;
    }
}
