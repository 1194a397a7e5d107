package org.rawat.appointments.internal.web;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;

/** The menu entries of appointments and schedules. */
@Component
public final class AppointmentsNavigation implements NavigationSource {
    private static final Set<Audience> PATIENT = Set.of(Audience.PATIENT);
    private static final Set<Audience> DOCTOR = Set.of(Audience.DOCTOR);
    private static final Set<Audience> STAFF = Set.of(Audience.STAFF, Audience.ADMINISTRATOR);

    @Override
    public List<NavigationEntry> entries() {
        return List.of(
                entry("mine", Place.MAIN, "/appointments", "calendar", 200, PATIENT),
                entry("doctors", Place.MAIN, "/doctors", "stethoscope", 210, PATIENT),
                entry("agenda", Place.MAIN, "/doctor/agenda", "calendar", 220, DOCTOR),
                entry("staff", Place.MAIN, "/staff/appointments", "calendar", 230, STAFF),
                entry("book", Place.QUICK_ACTION, "/doctors", "calendar-plus", 200, PATIENT),
                entry("today", Place.QUICK_ACTION, "/doctor/agenda", "calendar", 210, DOCTOR),
                entry(
                        "staff-book",
                        Place.QUICK_ACTION,
                        "/staff/appointments/new",
                        "calendar-plus",
                        220,
                        STAFF),
                entry("schedule", Place.PROFILE, "/doctor/schedule", "clock", 200, DOCTOR),
                entry("schedules", Place.ADMINISTRATION, "/admin/schedules", "clock", 200, STAFF));
    }

    private static NavigationEntry entry(
            String name,
            Place place,
            String href,
            String icon,
            int order,
            Set<Audience> audiences) {
        return new NavigationEntry(
                "appointments." + name, place, "nav." + name, href, icon, order, audiences);
    }
}
