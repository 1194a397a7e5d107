package org.rawat.appointments.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedules;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.People;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Doctors' schedules in the hands of staff. */
@Path("/admin")
public final class AdminSchedulesResource {
    private final Schedules schedules;
    private final People people;
    private final ScheduleEditor editor;

    AdminSchedulesResource(Schedules schedules, People people, ScheduleEditor editor) {
        this.schedules = schedules;
        this.people = people;
        this.editor = editor;
    }

    /** A doctor and the doctor's schedules. */
    public record DoctorSchedules(Doctor doctor, List<Schedule> schedules) {}

    @GET
    @Path("schedules")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View all() {
        List<DoctorSchedules> all =
                people.doctors().stream()
                        .map(one -> new DoctorSchedules(one, schedules.of(one.id())))
                        .toList();
        return View.of("schedules", all);
    }

    @GET
    @Path("doctors/{doctor}/schedule")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View schedule(
            @PathParam("doctor") String id, @QueryParam("location") @Nullable String location) {
        PersonId doctor = doctor(id);
        return editor.page(doctor, location, address(doctor));
    }

    @POST
    @Path("doctors/{doctor}/schedule")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "schedule.change")
    public Done change(@Context Actor actor, @PathParam("doctor") String id, Form form) {
        PersonId doctor = doctor(id);
        return editor.save(actor, doctor, form, address(doctor));
    }

    private PersonId doctor(String id) {
        return people.doctor(PersonId.fromPath(id)).orElseThrow(ProblemException::notFound).id();
    }

    private static String address(PersonId doctor) {
        return "/admin/doctors/" + doctor + "/schedule";
    }
}
