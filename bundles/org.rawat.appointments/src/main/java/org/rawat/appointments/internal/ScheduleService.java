package org.rawat.appointments.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.FieldProblem;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.appointments.api.Schedules;
import org.rawat.appointments.api.Slot;
import org.rawat.appointments.internal.store.ScheduleStore;
import org.rawat.appointments.internal.store.TimeSpan;
import org.rawat.appointments.internal.store.Turns;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;

/** Schedules and the slots that follow from them. */
@Component(service = {Schedules.class, ScheduleService.class})
public final class ScheduleService implements Schedules {
    private static final int MAX_DAYS = 31;

    private final UnitOfWork units;
    private final Audit audit;
    private final People people;
    private final Locations locations;
    private final Clock clock;
    private final ScheduleStore store;
    private final SlotFinder slots;
    private final Turns turns;

    @Activate
    public ScheduleService(
            @Reference(target = "(osgi.unit.name=appointments)") EntityManager entities,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference People people,
            @Reference Locations locations,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.units = units;
        this.audit = audit;
        this.people = people;
        this.locations = locations;
        this.clock = clock;
        this.store = new ScheduleStore(entities, clock);
        this.slots = new SlotFinder(entities, people, locations, clock);
        this.turns = new Turns(entities);
    }

    @Override
    public List<Schedule> of(PersonId doctor) {
        return units.call(() -> store.ofDoctor(doctor));
    }

    /** Where this doctor's schedules are, the oldest schedule's place first. */
    public List<LocationId> places(PersonId doctor) {
        return units.call(() -> store.places(doctor));
    }

    @Override
    public Schedule create(Actor actor, Schedule schedule, ClientKey key) {
        requireMayChange(actor, schedule.doctorId());
        requireValid(schedule);
        try {
            return units.call(
                    () -> {
                        turns.take(schedule.doctorId());
                        return store.madeWith(actor.name(), key)
                                .orElseGet(() -> add(actor, schedule, key));
                    });
        } catch (ConstraintViolation e) {
            throw e.constraint().equals("schedules_one_per_location")
                    ? AppointmentProblems.scheduleExists()
                    : e;
        }
    }

    private Schedule add(Actor actor, Schedule schedule, ClientKey key) {
        Schedule added =
                new Schedule(
                        ScheduleId.next(clock),
                        0,
                        schedule.doctorId(),
                        schedule.locationId(),
                        schedule.slotLength(),
                        schedule.hours(),
                        schedule.exceptions());
        requireApart(added);
        Schedule stored = store.add(added, actor.name(), key);
        audit.append(entry(actor, stored));
        return stored;
    }

    @Override
    public Schedule change(Actor actor, Schedule schedule) {
        return units.call(
                () -> {
                    Schedule now =
                            store.find(schedule.id()).orElseThrow(ProblemException::notFound);
                    requireMayChange(actor, now.doctorId());
                    requireValid(schedule);
                    turns.take(now.doctorId());
                    if (now.version() != schedule.version()) {
                        throw AppointmentProblems.stale();
                    }
                    Schedule changed =
                            new Schedule(
                                    now.id(),
                                    now.version(),
                                    now.doctorId(),
                                    now.locationId(),
                                    schedule.slotLength(),
                                    schedule.hours(),
                                    schedule.exceptions());
                    requireApart(changed);
                    Schedule stored = store.change(changed, actor.name());
                    audit.append(entry(actor, stored));
                    return stored;
                });
    }

    @Override
    public List<Slot> free(Actor actor, PersonId doctor, LocalDate from, int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw ProblemException.invalid("days", "range", 1, MAX_DAYS);
        }
        return units.call(
                () -> {
                    boolean receives =
                            people.doctor(doctor).orElseThrow(ProblemException::notFound).active();
                    return receives ? slots.free(actor, doctor, from, days) : List.of();
                });
    }

    private void requireMayChange(Actor actor, PersonId doctor) {
        AppointmentAccess.requireAgenda(actor, doctor);
        people.doctor(doctor).orElseThrow(ProblemException::notFound);
    }

    private void requireValid(Schedule schedule) {
        List<FieldProblem> problems = new ArrayList<>(ScheduleRules.problems(schedule));
        if (locations.find(schedule.locationId()).isEmpty()) {
            problems.add(FieldProblem.of("location", "no-such-location"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    /** A doctor is at one place at a time: the coming week shows whether two schedules clash. */
    private void requireApart(Schedule schedule) {
        List<TimeSpan> here = comingWeek(schedule);
        for (Schedule other : store.ofDoctor(schedule.doctorId())) {
            if (!other.id().equals(schedule.id())
                    && !other.locationId().equals(schedule.locationId())
                    && comingWeek(other).stream()
                            .anyMatch(span -> here.stream().anyMatch(span::overlaps))) {
                throw ProblemException.invalid("hours", "elsewhere");
            }
        }
    }

    private List<TimeSpan> comingWeek(Schedule schedule) {
        Optional<Location> location = locations.find(schedule.locationId());
        if (location.isEmpty()) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), location.get().zone());
        return today.datesUntil(today.plusDays(8))
                .flatMap(day -> SlotRules.open(schedule, location.get().zone(), day).stream())
                .toList();
    }

    private static AuditEntry entry(Actor actor, Schedule schedule) {
        return AuditEntry.of(
                actor, "schedule.change", schedule.doctorId(), "schedule", schedule.id());
    }
}
