package org.rawat.prescriptions.internal.web;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;

/** The menu entries of patients, doctors and administrators. */
@Component(service = NavigationSource.class)
public final class PrescriptionNavigation implements NavigationSource {
    private static final List<NavigationEntry> ENTRIES =
            List.of(
                    entry("prescriptions.received", Place.MAIN, "/prescriptions", Audience.PATIENT),
                    entry(
                            "prescriptions.written",
                            Place.MAIN,
                            "/doctor/prescriptions",
                            Audience.DOCTOR),
                    entry("prescriptions.medicines", Place.MAIN, "/medicines", Audience.PATIENT),
                    entry(
                            "prescriptions.quick.medicines",
                            Place.QUICK_ACTION,
                            "/medicines",
                            Audience.PATIENT),
                    entry(
                            "prescriptions.quick.received",
                            Place.QUICK_ACTION,
                            "/prescriptions",
                            Audience.PATIENT),
                    entry(
                            "prescriptions.register",
                            Place.ADMINISTRATION,
                            "/admin/controlled-register",
                            Audience.ADMINISTRATOR),
                    entry(
                            "prescriptions.quick.written",
                            Place.QUICK_ACTION,
                            "/doctor/prescriptions",
                            Audience.DOCTOR),
                    entry(
                            "prescriptions.overrides",
                            Place.ADMINISTRATION,
                            "/admin/prescription-overrides",
                            Audience.ADMINISTRATOR));

    private static NavigationEntry entry(String id, Place place, String href, Audience audience) {
        return new NavigationEntry(
                id, place, "nav." + id, href, "prescription", 300, Set.of(audience));
    }

    @Override
    public List<NavigationEntry> entries() {
        return ENTRIES;
    }
}
