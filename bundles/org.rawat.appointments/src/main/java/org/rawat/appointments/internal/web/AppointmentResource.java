package org.rawat.appointments.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Download;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.api.View;

/** One appointment, for everybody who takes part in it, and what can be done with it. */
@Path("/appointments/{appointment}")
public final class AppointmentResource {
    private static final int MAX_REASON = 500;

    private final AppointmentService appointments;
    private final AppointmentPages pages;
    private final Names names;
    private final Clock clock;

    AppointmentResource(
            AppointmentService appointments, AppointmentPages pages, Names names, Clock clock) {
        this.appointments = appointments;
        this.pages = pages;
        this.names = names;
        this.clock = clock;
    }

    @GET
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.read")
    public View detail(@Context Actor actor, @PathParam("appointment") String id) {
        return pages.detail(actor, AppointmentId.fromPath(id));
    }

    @GET
    @Path("reschedule")
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.read")
    public View rescheduling(
            @Context Actor actor,
            @PathParam("appointment") String id,
            @QueryParam("from") @Nullable String from) {
        return pages.reschedule(actor, AppointmentId.fromPath(id), from);
    }

    @POST
    @Path("reschedule")
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.reschedule")
    public Done reschedule(@Context Actor actor, @PathParam("appointment") String path, Form form) {
        AppointmentId id = AppointmentId.fromPath(path);
        form.shownBy(() -> pages.reschedule(actor, id, null));
        Instant startsAt = Starts.read(form, "start");
        long version = form.version();
        ClientKey key = form.key();
        form.finish();
        Appointment moved = appointments.reschedule(actor, id, version, startsAt, key);
        return Done.created(pages.address(actor, moved), moved).notice("notice.rescheduled");
    }

    @POST
    @Path("cancel")
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.cancel")
    public Done cancel(@Context Actor actor, @PathParam("appointment") String path, Form form) {
        AppointmentId id = AppointmentId.fromPath(path);
        form.shownBy(() -> pages.detail(actor, id));
        String reason = form.lines("reason", MAX_REASON);
        long version = form.version();
        form.finish();
        return moved(actor, appointments.cancel(actor, id, version, reason), "notice.cancelled");
    }

    @POST
    @Path("confirm")
    @Policy(
            value = {Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.confirm")
    public Done confirm(@Context Actor actor, @PathParam("appointment") String path, Form form) {
        AppointmentId id = AppointmentId.fromPath(path);
        long version = version(actor, id, form);
        return moved(actor, appointments.confirm(actor, id, version), "notice.confirmed");
    }

    @POST
    @Path("complete")
    @Policy(value = Audience.DOCTOR, audit = "appointment.complete")
    public Done complete(@Context Actor actor, @PathParam("appointment") String path, Form form) {
        AppointmentId id = AppointmentId.fromPath(path);
        long version = version(actor, id, form);
        return moved(actor, appointments.complete(actor, id, version), "notice.completed");
    }

    @POST
    @Path("no-show")
    @Policy(
            value = {Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.no-show")
    public Done noShow(@Context Actor actor, @PathParam("appointment") String path, Form form) {
        AppointmentId id = AppointmentId.fromPath(path);
        long version = version(actor, id, form);
        return moved(actor, appointments.noShow(actor, id, version), "notice.no-show");
    }

    private long version(Actor actor, AppointmentId id, Form form) {
        form.shownBy(() -> pages.detail(actor, id));
        long version = form.version();
        form.finish();
        return version;
    }

    private Done moved(Actor actor, Appointment now, String notice) {
        return Done.changed(pages.address(actor, now), now).notice(notice);
    }

    @GET
    @Path("calendar.ics")
    @Policy(
            value = {Audience.PATIENT, Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.export")
    public Download calendar(
            @Context Actor actor,
            @Context RequestInfo request,
            @PathParam("appointment") String path) {
        Appointment one = appointments.appointment(actor, AppointmentId.fromPath(path));
        AppointmentRow row = names.row(one);
        String summary = CalendarTexts.summary(actor, row);
        String place =
                row.address().isEmpty() ? row.location() : row.location() + ", " + row.address();
        String url = request.publicUrl() + "/appointments/" + one.id();
        byte[] file = CalendarFile.of(one, summary, place, url, clock.instant());
        return new Download(
                "text/calendar; charset=utf-8",
                "rawat-" + one.startsAt().toString().substring(0, 10) + ".ics",
                file,
                false,
                Set.of(one.patientId()));
    }
}
