package org.rawat.appointments.internal.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The dashboard's card with what is still to come today at the clinic, for staff. */
@Component(service = SlotSource.class)
public final class StaffCard implements SlotSource {
    private static final int NEXT = 8;

    private final AppointmentService appointments;
    private final Locations locations;
    private final Names names;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public StaffCard(
            @Reference AppointmentService appointments,
            @Reference People people,
            @Reference Locations locations,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.appointments = appointments;
        this.locations = locations;
        this.names = new Names(people, locations);
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String slot() {
        return DASHBOARD;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!actor.signedIn() || !(actor.is(Role.STAFF) || actor.is(Role.ADMINISTRATOR))) {
            return Optional.empty();
        }
        return Optional.of(units.call(() -> today(actor)));
    }

    private Fragment today(Actor actor) {
        ZoneId zone = locations.all().stream().findFirst().map(Location::zone).orElse(actor.zone());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Appointment> left =
                appointments
                        .all(actor, now, today.plusDays(1).atStartOfDay(zone).toInstant())
                        .stream()
                        .filter(one -> one.status() != AppointmentStatus.CANCELLED)
                        .toList();
        List<Appointment> next = left.stream().limit(NEXT).toList();
        return new Fragment(
                "card-staff",
                Map.of("rows", names.rows(next), "left", left.size(), "today", today),
                Names.patients(next));
    }
}
