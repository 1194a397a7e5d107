package org.rawat.appointments.internal.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The dashboard's card with a patient's next appointment. */
@Component(service = SlotSource.class)
public final class PatientCard implements SlotSource {
    private final AppointmentService appointments;
    private final Names names;
    private final UnitOfWork units;

    @Activate
    public PatientCard(
            @Reference AppointmentService appointments,
            @Reference People people,
            @Reference Locations locations,
            @Reference UnitOfWork units) {
        this.appointments = appointments;
        this.names = new Names(people, locations);
        this.units = units;
    }

    @Override
    public String slot() {
        return DASHBOARD;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!actor.is(Role.PATIENT) || !actor.signedIn()) {
            return Optional.empty();
        }
        return Optional.of(units.call(() -> next(actor)));
    }

    private Fragment next(Actor actor) {
        List<Appointment> next = appointments.upcoming(actor, 1);
        Set<PersonId> shows = Names.patients(next);
        return new Fragment("card-patient", Map.of("rows", names.rows(next)), shows);
    }
}
