package org.rawat.appointments.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Slot;
import org.rawat.appointments.internal.store.AppointmentStore;
import org.rawat.appointments.internal.store.HoldStore;
import org.rawat.appointments.internal.store.ScheduleStore;
import org.rawat.appointments.internal.store.TimeSpan;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;

/** Finds slots of a doctor's schedules and says which are free. Works inside a unit of work. */
final class SlotFinder {
    /** So far ahead one can book. */
    static final Duration BOOKABLE_AHEAD = Duration.ofDays(365);

    private final ScheduleStore schedules;
    private final AppointmentStore appointments;
    private final HoldStore holds;
    private final People people;
    private final Locations locations;
    private final Clock clock;

    SlotFinder(EntityManager entities, People people, Locations locations, Clock clock) {
        this.schedules = new ScheduleStore(entities, clock);
        this.appointments = new AppointmentStore(entities);
        this.holds = new HoldStore(entities);
        this.people = people;
        this.locations = locations;
        this.clock = clock;
    }

    /**
     * The slot of a doctor who receives patients, free or not.
     *
     * @throws org.rawat.api.ProblemException invalid, naming {@code doctor} or {@code start}
     */
    Slot bookable(Actor actor, PersonId doctor, Instant startsAt) {
        people.doctor(doctor).filter(Doctor::active).orElseThrow(AppointmentProblems::noSuchDoctor);
        Instant now = clock.instant();
        boolean inReach =
                startsAt.isBefore(now.plus(BOOKABLE_AHEAD))
                        && (startsAt.isAfter(now) || AppointmentAccess.isDemo(actor));
        return slotAt(doctor, startsAt)
                .filter(slot -> inReach)
                .orElseThrow(AppointmentProblems::noSuchSlot);
    }

    private Optional<Slot> slotAt(PersonId doctor, Instant startsAt) {
        return schedules.ofDoctor(doctor).stream()
                .flatMap(schedule -> slotAt(schedule, startsAt).stream())
                .findFirst();
    }

    private Optional<Slot> slotAt(Schedule schedule, Instant startsAt) {
        return locations
                .find(schedule.locationId())
                .map(Location::zone)
                .flatMap(zone -> SlotRules.slotAt(schedule, zone, startsAt));
    }

    /** The free ones, in the order of time. */
    List<Slot> free(Actor actor, PersonId doctor, LocalDate from, int days) {
        Instant now = clock.instant();
        Instant last = now.plus(BOOKABLE_AHEAD);
        List<Slot> all = new ArrayList<>();
        for (Schedule schedule : schedules.ofDoctor(doctor)) {
            locations
                    .find(schedule.locationId())
                    .map(location -> SlotRules.slots(schedule, location.zone(), from, days))
                    .ifPresent(all::addAll);
        }
        all.removeIf(slot -> !slot.startsAt().isAfter(now) || !slot.startsAt().isBefore(last));
        if (all.isEmpty()) {
            return List.of();
        }
        all.sort(Comparator.comparing(Slot::startsAt));
        BusyTimes busy = busy(actor, doctor, all, now);
        return all.stream().filter(busy::leaveFree).toList();
    }

    private BusyTimes busy(Actor actor, PersonId doctor, List<Slot> slots, Instant now) {
        Instant from = slots.get(0).startsAt();
        Instant until =
                slots.stream().map(Slot::endsAt).max(Comparator.naturalOrder()).orElse(from);
        Stream<TimeSpan> taken =
                appointments.takingDoctor(doctor, from, until).stream()
                        .map(one -> new TimeSpan(one.startsAt(), one.endsAt()));
        Stream<TimeSpan> held = holds.heldByOthers(doctor, actor.name(), from, until, now).stream();
        return new BusyTimes(Stream.concat(taken, held).toList());
    }

    /**
     * Refuses when somebody else has booked or holds the slot. Safe only for who has the doctor's
     * turn.
     */
    void requireFree(Actor actor, Slot slot) {
        boolean taken =
                !appointments
                                .takingDoctor(slot.doctorId(), slot.startsAt(), slot.endsAt())
                                .isEmpty()
                        || !holds.heldByOthers(
                                        slot.doctorId(),
                                        actor.name(),
                                        slot.startsAt(),
                                        slot.endsAt(),
                                        clock.instant())
                                .isEmpty();
        if (taken) {
            throw AppointmentProblems.slotTaken();
        }
    }
}
