package org.rawat.appointments.internal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.appointments.internal.ScheduleService;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The dashboard's card with a doctor's day. */
@Component(service = SlotSource.class)
public final class DoctorCard implements SlotSource {
    private static final int WAITING = 5;

    private final AppointmentService appointments;
    private final Names names;
    private final Zones zones;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public DoctorCard(
            @Reference AppointmentService appointments,
            @Reference ScheduleService schedules,
            @Reference People people,
            @Reference Locations locations,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.appointments = appointments;
        this.names = new Names(people, locations);
        this.zones = new Zones(schedules, locations);
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String slot() {
        return DASHBOARD;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!actor.is(Role.DOCTOR) || !actor.signedIn()) {
            return Optional.empty();
        }
        // One unit for all that is looked up: of many small ones most of the time is their
        // beginning.
        return Optional.of(units.call(() -> day(actor, actor.requirePerson())));
    }

    private Fragment day(Actor actor, PersonId doctor) {
        ZoneId zone = zones.of(doctor, actor);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Appointment> rows =
                appointments
                        .agenda(
                                actor,
                                doctor,
                                today.atStartOfDay(zone).toInstant(),
                                today.plusDays(1).atStartOfDay(zone).toInstant())
                        .stream()
                        .filter(one -> one.status() != AppointmentStatus.CANCELLED)
                        .toList();
        List<Appointment> waiting = appointments.waitingFor(actor, doctor, WAITING);
        Set<PersonId> shows = new HashSet<>(Names.patients(rows));
        shows.addAll(Names.patients(waiting));
        return new Fragment(
                "card-doctor",
                Map.of("rows", names.rows(rows), "waiting", names.rows(waiting), "today", today),
                shows);
    }
}
