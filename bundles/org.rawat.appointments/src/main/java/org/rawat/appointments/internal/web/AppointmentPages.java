package org.rawat.appointments.internal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.Schedules;
import org.rawat.appointments.api.Slot;
import org.rawat.appointments.internal.AppointmentService;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.web.api.View;

/** The pages of one appointment. */
final class AppointmentPages {
    private static final int WEEK = 7;

    private final AppointmentService appointments;
    private final Schedules schedules;
    private final People people;
    private final Names names;
    private final Zones zones;
    private final Clock clock;

    AppointmentPages(
            AppointmentService appointments,
            Schedules schedules,
            People people,
            Names names,
            Zones zones,
            Clock clock) {
        this.appointments = appointments;
        this.schedules = schedules;
        this.people = people;
        this.names = names;
        this.zones = zones;
        this.clock = clock;
    }

    /** The page for whoever takes part. */
    View detail(Actor actor, AppointmentId id) {
        Appointment one = appointments.appointment(actor, id);
        AppointmentId before = one.rescheduledFrom();
        return View.of("detail", one)
                .with("row", names.row(one))
                .with("may", appointments.choices(actor, one))
                .with("replacement", appointments.replacementOf(actor, id).orElse(null))
                .with("before", before == null ? null : before.toString())
                .with("asPatient", actor.mayActFor(one.patientId()))
                .with("asDoctor", isDoctor(actor, one))
                .showing(one.patientId());
    }

    /** The doctor's page, with what a doctor wants to know of the patient. */
    View forDoctor(Actor actor, AppointmentId id) {
        Appointment one = appointments.appointment(actor, id);
        if (!isDoctor(actor, one)) {
            throw ProblemException.notFound();
        }
        LocalDate day = LocalDate.ofInstant(one.startsAt(), one.zone());
        Optional<Person> patient = people.find(one.patientId());
        Optional<Period> age =
                patient.map(Person::birthDate)
                        .filter(birth -> !birth.isAfter(day))
                        .map(birth -> Period.between(birth, day));
        return detail(actor, id)
                .with("patient", patient.orElse(null))
                .with("years", age.map(Period::getYears).orElse(null))
                .with("months", age.map(Period::getMonths).orElse(null));
    }

    /** Free times to move to. */
    View reschedule(Actor actor, AppointmentId id, @Nullable String from) {
        Appointment one = appointments.appointment(actor, id);
        ZoneId zone = zones.of(one.doctorId(), actor);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = Starts.day(from, today);
        if (first.isBefore(today)) {
            first = today;
        }
        List<Slot> free = schedules.free(actor, one.doctorId(), first, WEEK);
        return View.of("reschedule", one)
                .with("row", names.row(one))
                .with("may", appointments.choices(actor, one))
                .with("days", SlotDay.week(free, first, WEEK))
                .with("zone", zone)
                .with("elsewhere", Zones.differ(actor, zone, first))
                .with("earlier", first.equals(today) ? null : first.minusDays(WEEK))
                .with("later", first.plusDays(WEEK))
                .showing(one.patientId());
    }

    /** Where this asker looks at the appointment. */
    String address(Actor actor, Appointment one) {
        return (isDoctor(actor, one) ? "/doctor/appointments/" : "/appointments/") + one.id();
    }

    private static boolean isDoctor(Actor actor, Appointment one) {
        return actor.is(Role.DOCTOR) && one.doctorId().equals(actor.personId());
    }
}
