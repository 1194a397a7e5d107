package org.rawat.appointments.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** The clinic's day and booking for a patient, for staff. */
@Path("/staff/appointments")
public final class StaffResource {
    private static final int FOUND = 20;
    private static final int LONGEST_QUERY = 100;

    private final AppointmentService appointments;
    private final BookingPages booking;
    private final People people;
    private final Locations locations;
    private final Names names;
    private final Clock clock;

    StaffResource(
            AppointmentService appointments,
            BookingPages booking,
            People people,
            Locations locations,
            Names names,
            Clock clock) {
        this.appointments = appointments;
        this.booking = booking;
        this.people = people;
        this.locations = locations;
        this.names = names;
        this.clock = clock;
    }

    @GET
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.list")
    public View day(
            @Context Actor actor,
            @QueryParam("date") @Nullable String date,
            @QueryParam("location") @Nullable String location) {
        List<Location> all = locations.all();
        Optional<Location> at =
                all.stream().filter(one -> one.id().toString().equals(location)).findFirst();
        ZoneId zone =
                at.or(() -> all.stream().findFirst()).map(Location::zone).orElse(actor.zone());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate day = Starts.day(date, today);
        List<Appointment> found =
                appointments.all(actor, dayBegins(day), dayEnds(day)).stream()
                        .filter(one -> isOn(one, day))
                        .filter(one -> at.isEmpty() || one.locationId().equals(at.get().id()))
                        .toList();
        return View.of("staff-day", found)
                .with("rows", names.rows(found))
                .with("location", at.orElse(null))
                .with("locations", all)
                .with("day", day)
                .showing(Names.patients(found));
    }

    /** A day begins first in the east and ends last in the west. */
    private static Instant dayBegins(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.MAX).toInstant();
    }

    private static Instant dayEnds(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.MIN).toInstant();
    }

    private static boolean isOn(Appointment one, LocalDate day) {
        return LocalDate.ofInstant(one.startsAt(), one.zone()).equals(day);
    }

    @GET
    @Path("new")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "appointment.form")
    public View form(
            @Context Actor actor,
            @QueryParam("patient") @Nullable String patient,
            @QueryParam("doctor") @Nullable String doctor,
            @QueryParam("start") @Nullable String start,
            @QueryParam("q") @Nullable String query) {
        if (patient == null || patient.isEmpty()) {
            return choosePatient(actor, query == null ? "" : query.strip(), doctor, start);
        }
        PersonId whose =
                Uuid7.parse(patient)
                        .map(PersonId::new)
                        .filter(id -> people.find(id).isPresent())
                        .orElseThrow(ProblemException::notFound);
        PersonId with = AppointmentsResource.doctorId(doctor);
        Instant startsAt = Starts.parse(start).orElseThrow(ProblemException::notFound);
        Instant heldUntil = appointments.hold(actor, with, startsAt).expiresAt();
        return booking.forPatient(actor, whose, with, startsAt, heldUntil);
    }

    private View choosePatient(
            Actor actor, String query, @Nullable String doctor, @Nullable String start) {
        if (query.length() > LONGEST_QUERY) {
            throw ProblemException.invalid("q", "too-long", LONGEST_QUERY);
        }
        Page<Person> found =
                query.isEmpty()
                        ? new Page<>(List.of(), null)
                        : people.search(actor, query, "", FOUND);
        return View.of("staff-patient", found)
                .with("query", query)
                .with("doctor", PatientLink.of(doctor))
                .with("start", Starts.parse(start).map(Instant::toString).orElse(null))
                .showing(found.items().stream().map(Person::id).toList());
    }
}
