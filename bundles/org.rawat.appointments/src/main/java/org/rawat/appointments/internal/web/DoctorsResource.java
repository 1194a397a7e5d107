package org.rawat.appointments.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Schedules;
import org.rawat.appointments.api.Slot;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.People;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Finding a doctor and a free time. */
@Path("/doctors")
public final class DoctorsResource {
    private static final int WEEK = 7;
    private static final int LOOK_AHEAD = 28;

    private final Schedules schedules;
    private final People people;
    private final Zones zones;
    private final Clock clock;

    DoctorsResource(Schedules schedules, People people, Zones zones, Clock clock) {
        this.schedules = schedules;
        this.people = people;
        this.zones = zones;
        this.clock = clock;
    }

    /** A doctor and the first free slot of the coming weeks. */
    public record DoctorRow(Doctor doctor, @Nullable Slot next) {}

    /** A doctor's free slots of a week. */
    public record DoctorWeek(Doctor doctor, LocalDate from, int days, List<Slot> slots) {}

    @GET
    @Policy(Audience.SIGNED_IN)
    public View list(
            @Context Actor actor,
            @QueryParam("q") @Nullable String query,
            @QueryParam("for") @Nullable String patient) {
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        List<DoctorRow> rows =
                people.doctors().stream()
                        .filter(doctor -> matches(doctor, wanted))
                        .map(doctor -> new DoctorRow(doctor, next(actor, doctor.id())))
                        .toList();
        return View.of("doctors", rows)
                .with("query", query)
                .with("patient", PatientLink.of(patient));
    }

    private static boolean matches(Doctor doctor, String wanted) {
        String text = doctor.displayName() + " " + doctor.specialty();
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private @Nullable Slot next(Actor actor, PersonId doctor) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), zones.of(doctor, actor));
        for (int ahead = 0; ahead < LOOK_AHEAD; ahead += WEEK) {
            List<Slot> free = schedules.free(actor, doctor, day.plusDays(ahead), WEEK);
            if (!free.isEmpty()) {
                return free.get(0);
            }
        }
        return null;
    }

    @GET
    @Path("{doctor}")
    @Policy(Audience.SIGNED_IN)
    public View doctor(
            @Context Actor actor,
            @PathParam("doctor") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("for") @Nullable String patient) {
        Doctor doctor =
                people.doctor(PersonId.fromPath(id)).orElseThrow(ProblemException::notFound);
        ZoneId zone = zones.of(doctor.id(), actor);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = Starts.day(from, today);
        if (first.isBefore(today)) {
            first = today;
        }
        List<Slot> slots = schedules.free(actor, doctor.id(), first, WEEK);
        return View.of("doctor", new DoctorWeek(doctor, first, WEEK, slots))
                .with("days", SlotDay.week(slots, first, WEEK))
                .with("zone", zone)
                .with("elsewhere", Zones.differ(actor, zone, first))
                .with("earlier", first.equals(today) ? null : first.minusDays(WEEK))
                .with("later", first.plusDays(WEEK))
                .with("patient", PatientLink.of(patient));
    }
}
