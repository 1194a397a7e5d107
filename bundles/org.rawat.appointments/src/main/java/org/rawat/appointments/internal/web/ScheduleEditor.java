package org.rawat.appointments.internal.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.FieldProblem;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.ExceptionDay;
import org.rawat.appointments.api.Schedule.Hours;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.appointments.api.Schedules;
import org.rawat.appointments.internal.ScheduleRules;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.View;

/** The page on which a doctor's week at one location is written, by the doctor or by staff. */
final class ScheduleEditor {
    private static final int USUAL_MINUTES = 30;
    private static final int MAX_ROWS = 400;
    private static final ScheduleId NEW = new ScheduleId(new UUID(0, 0));
    private static final LocationId NOWHERE = new LocationId(new UUID(0, 0));

    private final Schedules schedules;
    private final People people;
    private final Locations locations;
    private final Clock clock;

    ScheduleEditor(Schedules schedules, People people, Locations locations, Clock clock) {
        this.schedules = schedules;
        this.people = people;
        this.locations = locations;
        this.clock = clock;
    }

    /** The editor; without a location in the address, of the first one with a schedule. */
    View page(PersonId doctor, @Nullable String location, String address) {
        List<Location> all = locations.all();
        List<Schedule> existing = schedules.of(doctor);
        Optional<Location> chosen = chosen(all, existing, location);
        Schedule shown =
                chosen.flatMap(one -> at(existing, one.id()))
                        .orElseGet(() -> blank(doctor, chosen.map(Location::id).orElse(NOWHERE)));
        ZoneId zone = chosen.map(Location::zone).orElse(ZoneId.of("UTC"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return View.of("schedule", shown)
                .with("doctor", people.doctor(doctor).orElse(null))
                .with("location", chosen.orElse(null))
                .with("locations", all)
                .with("days", ScheduleRows.hours(shown))
                .with("exceptions", ScheduleRows.exceptions(shown, today))
                .with("minutes", shown.slotLength().toMinutes())
                .with("zone", zone)
                .with("address", address);
    }

    private static Optional<Location> chosen(
            List<Location> all, List<Schedule> existing, @Nullable String wanted) {
        if (wanted != null) {
            return all.stream().filter(one -> one.id().toString().equals(wanted)).findFirst();
        }
        return existing.stream()
                .flatMap(s -> all.stream().filter(one -> one.id().equals(s.locationId())))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static Optional<Schedule> at(List<Schedule> existing, LocationId location) {
        return existing.stream().filter(one -> one.locationId().equals(location)).findFirst();
    }

    private static Schedule blank(PersonId doctor, LocationId location) {
        return new Schedule(
                NEW, 0, doctor, location, Duration.ofMinutes(USUAL_MINUTES), List.of(), List.of());
    }

    /** Version 0 makes the schedule of this location, any other changes it. */
    Done save(Actor actor, PersonId doctor, Form form, String address) {
        form.shownBy(() -> page(doctor, typedLocation(form), address));
        LocationId location = new LocationId(form.id("location"));
        long minutes = form.integer("slotLength", 5, 240);
        List<Form> hourRows = new ArrayList<>();
        List<Hours> hours = hours(form, hourRows);
        List<Form> exceptionRows = form.rows("exceptions", MAX_ROWS);
        List<ExceptionDay> exceptions = exceptions(exceptionRows);
        long version = form.version();
        @Nullable Schedule existing =
                version == 0 ? null : at(schedules.of(doctor), location).orElse(null);
        Schedule typed =
                new Schedule(
                        existing == null ? NEW : existing.id(),
                        version,
                        doctor,
                        location,
                        Duration.ofMinutes(minutes),
                        hours,
                        exceptions);
        ScheduleRules.problems(typed)
                .forEach(problem -> note(problem, form, hourRows, exceptionRows));
        String next = address + "?location=" + location;
        if (version == 0) {
            ClientKey key = form.key();
            form.finish();
            Schedule made = schedules.create(actor, typed, key);
            return Done.created(next, made).notice("notice.schedule");
        }
        form.finish();
        if (existing == null) {
            throw ProblemException.notFound();
        }
        Schedule changed = schedules.change(actor, typed);
        return Done.changed(next, changed).notice("notice.schedule");
    }

    private static @Nullable String typedLocation(Form form) {
        return form.typed("location") instanceof String text ? text : null;
    }

    /** Puts a problem on the row that was typed: rows without times do not count in the rules. */
    private static void note(
            FieldProblem problem, Form form, List<Form> hourRows, List<Form> exceptionRows) {
        String[] steps = problem.field().split("\\.");
        if (steps.length == 3) {
            List<Form> rows = steps[0].equals("hours") ? hourRows : exceptionRows;
            rows.get(Integer.parseInt(steps[1]))
                    .problem(steps[2], problem.code(), problem.args().toArray());
        } else if (!problem.field().equals("slotLength")) {
            form.problem(problem.field(), problem.code(), problem.args().toArray());
        }
    }

    /** A row without times is a row that nobody filled in. */
    private static List<Hours> hours(Form form, List<Form> filled) {
        List<Hours> hours = new ArrayList<>();
        for (Form row : form.rows("hours", MAX_ROWS)) {
            DayOfWeek day = row.choice("day", DayOfWeek.class);
            Optional<LocalTime> from = time(row, "from");
            Optional<LocalTime> until = time(row, "until");
            if (from.isPresent() != until.isPresent()) {
                row.problem(from.isPresent() ? "until" : "from", "required");
            }
            if (from.isPresent() && until.isPresent()) {
                hours.add(new Hours(day, from.get(), until.get()));
                filled.add(row);
            }
        }
        return hours;
    }

    /** A day without times is a closed one. */
    private static List<ExceptionDay> exceptions(List<Form> rows) {
        List<ExceptionDay> exceptions = new ArrayList<>();
        for (Form row : rows) {
            LocalDate date = row.date("date");
            exceptions.add(
                    new ExceptionDay(
                            date, time(row, "from").orElse(null), time(row, "until").orElse(null)));
        }
        return exceptions;
    }

    private static Optional<LocalTime> time(Form row, String field) {
        return row.optionalText(field, 8).isPresent()
                ? Optional.of(row.time(field))
                : Optional.empty();
    }
}
