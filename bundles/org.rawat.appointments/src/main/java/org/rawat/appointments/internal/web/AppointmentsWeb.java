package org.rawat.appointments.internal.web;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.appointments.internal.ScheduleService;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.web.api.WebFunction;

/** The pages of appointments and schedules. */
@Component(service = WebFunction.class)
public final class AppointmentsWeb implements WebFunction {
    private final Set<Object> resources;

    @Activate
    public AppointmentsWeb(
            @Reference AppointmentService appointments,
            @Reference ScheduleService schedules,
            @Reference People people,
            @Reference Locations locations,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        Names names = new Names(people, locations);
        Zones zones = new Zones(schedules, locations);
        BookingPages booking = new BookingPages(schedules, people, zones);
        ScheduleEditor editor = new ScheduleEditor(schedules, people, locations, clock);
        AppointmentPages pages =
                new AppointmentPages(appointments, schedules, people, names, zones, clock);
        resources =
                Set.of(
                        new DoctorsResource(schedules, people, zones, clock),
                        new AppointmentsResource(appointments, names, booking),
                        new AppointmentResource(appointments, pages, names, clock),
                        new AgendaResource(appointments, pages, editor, names, zones, clock),
                        new StaffResource(appointments, booking, people, locations, names, clock),
                        new AdminSchedulesResource(schedules, people, editor));
    }

    @Override
    public String name() {
        return "appointments";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    static boolean isStaff(Actor actor) {
        return actor.isAny(Role.STAFF, Role.ADMINISTRATOR);
    }
}
