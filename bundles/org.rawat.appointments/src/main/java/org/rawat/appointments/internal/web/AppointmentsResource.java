package org.rawat.appointments.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.BookAppointment;
import org.rawat.appointments.api.Hold;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** A patient's appointments, and booking. */
@Path("/appointments")
public final class AppointmentsResource {
    private static final int PAGE = 20;
    private static final int MAX_REASON = 500;

    private final AppointmentService appointments;
    private final Names names;
    private final BookingPages booking;

    AppointmentsResource(AppointmentService appointments, Names names, BookingPages booking) {
        this.appointments = appointments;
        this.names = names;
        this.booking = booking;
    }

    @GET
    @Policy(value = Audience.PATIENT, audit = "appointment.list")
    public View list(@Context Actor actor, @QueryParam("after") @Nullable String after) {
        Page<Appointment> page =
                appointments.ofPatient(actor, null, after == null ? "" : after, PAGE);
        return View.of("list", page)
                .with("rows", names.rows(page.items()))
                .with("family", !actor.actsFor().isEmpty())
                .with("first", after == null)
                .showing(Names.patients(page.items()));
    }

    @GET
    @Path("book")
    @Policy(value = Audience.PATIENT, audit = "appointment.form")
    public View form(
            @Context Actor actor,
            @QueryParam("doctor") @Nullable String doctor,
            @QueryParam("start") @Nullable String start) {
        PersonId id = doctorId(doctor);
        Instant startsAt = Starts.parse(start).orElseThrow(ProblemException::notFound);
        Hold hold = appointments.hold(actor, id, startsAt);
        return booking.own(actor, id, startsAt, hold.expiresAt());
    }

    static PersonId doctorId(@Nullable String doctor) {
        UUID id = Uuid7.parse(doctor == null ? "" : doctor).orElseThrow(ProblemException::notFound);
        return new PersonId(id);
    }

    @POST
    @Policy(
            value = {Audience.PATIENT, Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.book")
    public Done book(@Context Actor actor, Form form) {
        form.shownBy(() -> booking.again(actor, form));
        PersonId patient = new PersonId(form.id("patient"));
        PersonId doctor = new PersonId(form.id("doctor"));
        Instant startsAt = Starts.read(form, "start");
        String reason = form.optionalLines("reason", MAX_REASON).orElse("");
        ClientKey key = form.key();
        form.finish();
        Appointment booked =
                appointments.book(
                        actor, new BookAppointment(patient, doctor, startsAt, reason), key);
        return Done.created("/appointments/" + booked.id(), booked).notice("notice.booked");
    }
}
