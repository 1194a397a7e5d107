package org.rawat.appointments.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** A doctor's day, week and schedule. */
@Path("/doctor")
public final class AgendaResource {
    private static final int WAITING = 20;

    private final AppointmentService appointments;
    private final AppointmentPages pages;
    private final ScheduleEditor editor;
    private final Names names;
    private final Zones zones;
    private final Clock clock;

    AgendaResource(
            AppointmentService appointments,
            AppointmentPages pages,
            ScheduleEditor editor,
            Names names,
            Zones zones,
            Clock clock) {
        this.appointments = appointments;
        this.pages = pages;
        this.editor = editor;
        this.names = names;
        this.zones = zones;
        this.clock = clock;
    }

    @GET
    @Path("agenda")
    @Policy(value = Audience.DOCTOR, audit = "appointment.list")
    public View agenda(
            @Context Actor actor,
            @QueryParam("date") @Nullable String date,
            @QueryParam("view") @Nullable String view) {
        PersonId doctor = actor.requirePerson();
        ZoneId zone = zones.of(doctor, actor);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate day = Starts.day(date, today);
        boolean week = "week".equals(view);
        LocalDate first = week ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day;
        LocalDate end = first.plusDays(week ? 7 : 1);
        List<Appointment> found =
                appointments.agenda(
                        actor,
                        doctor,
                        first.atStartOfDay(zone).toInstant(),
                        end.atStartOfDay(zone).toInstant());
        List<Appointment> waiting = appointments.waitingFor(actor, doctor, WAITING);
        return View.of("agenda", found)
                .with("waiting", names.rows(waiting))
                .with("days", AgendaDay.of(names.rows(found), first, end, zone))
                .with("day", day)
                .with("today", today)
                .with("week", week)
                .with("zone", zone)
                .with("earlier", week ? day.minusWeeks(1) : day.minusDays(1))
                .with("later", week ? day.plusWeeks(1) : day.plusDays(1))
                .showing(Names.patients(found))
                .showing(Names.patients(waiting));
    }

    @GET
    @Path("appointments/{appointment}")
    @Policy(value = Audience.DOCTOR, audit = "appointment.read")
    public View appointment(@Context Actor actor, @PathParam("appointment") String id) {
        return pages.forDoctor(actor, AppointmentId.fromPath(id));
    }

    @GET
    @Path("schedule")
    @Policy(Audience.DOCTOR)
    public View schedule(@Context Actor actor, @QueryParam("location") @Nullable String location) {
        return editor.page(actor.requirePerson(), location, "/doctor/schedule");
    }

    @POST
    @Path("schedule")
    @Policy(value = Audience.DOCTOR, audit = "schedule.change")
    public Done changeSchedule(@Context Actor actor, Form form) {
        return editor.save(actor, actor.requirePerson(), form, "/doctor/schedule");
    }
}
