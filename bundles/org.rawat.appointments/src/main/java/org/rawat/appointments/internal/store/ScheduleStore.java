package org.rawat.appointments.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.Uuid7;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.identity.api.LocationId;

/** Schedules as rows. Works inside a unit of work only. */
public final class ScheduleStore {
    private final EntityManager entities;
    private final Clock clock;

    public ScheduleStore(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    public List<Schedule> ofDoctor(PersonId doctor) {
        return entities
                .createQuery(
                        "SELECT s FROM ScheduleEntity s WHERE s.doctorId = :doctor ORDER BY s.id",
                        ScheduleEntity.class)
                .setParameter("doctor", doctor.value())
                .getResultList()
                .stream()
                .map(this::complete)
                .toList();
    }

    /** The locations of this doctor's schedules in the order of {@link #ofDoctor}. */
    public List<LocationId> places(PersonId doctor) {
        return entities
                .createQuery(
                        "SELECT s.locationId FROM ScheduleEntity s WHERE s.doctorId = :doctor"
                                + " ORDER BY s.id",
                        UUID.class)
                .setParameter("doctor", doctor.value())
                .getResultList()
                .stream()
                .map(LocationId::new)
                .toList();
    }

    public Optional<Schedule> find(ScheduleId id) {
        return Optional.ofNullable(entities.find(ScheduleEntity.class, id.value()))
                .map(this::complete);
    }

    public Optional<Schedule> madeWith(String keyOwner, ClientKey key) {
        return entities.createQuery(
                        "SELECT s FROM ScheduleEntity s"
                                + " WHERE s.keyOwner = :owner AND s.clientKey = :key",
                        ScheduleEntity.class)
                .setParameter("owner", keyOwner)
                .setParameter("key", key.value())
                .getResultStream()
                .findFirst()
                .map(this::complete);
    }

    /** Writes a new schedule at once. */
    public Schedule add(Schedule schedule, String by, ClientKey key) {
        ScheduleEntity entity = ScheduleEntity.of(schedule, by, key.value(), clock.instant());
        entities.persist(entity);
        entities.flush();
        addRows(schedule);
        return complete(entity);
    }

    /** Changes it at once; what another has changed meanwhile fails as a lost race. */
    public Schedule change(Schedule schedule, String by) {
        UUID id = schedule.id().value();
        ScheduleEntity entity = entities.find(ScheduleEntity.class, id);
        Instant now = clock.instant();
        entity.change(schedule.slotLength(), by, now);
        // A change of the hours alone is a change of the schedule.
        entities.lock(entity, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        entities.flush();
        remove("ScheduleHoursEntity", id);
        remove("ScheduleExceptionEntity", id);
        addRows(schedule);
        return complete(entity);
    }

    private void remove(String entity, UUID schedule) {
        entities.createQuery("DELETE FROM " + entity + " r WHERE r.scheduleId = :schedule")
                .setParameter("schedule", schedule)
                .executeUpdate();
    }

    private void addRows(Schedule schedule) {
        UUID id = schedule.id().value();
        schedule.hours()
                .forEach(h -> entities.persist(ScheduleHoursEntity.of(Uuid7.next(clock), id, h)));
        schedule.exceptions()
                .forEach(
                        d ->
                                entities.persist(
                                        ScheduleExceptionEntity.of(Uuid7.next(clock), id, d)));
        entities.flush();
    }

    private Schedule complete(ScheduleEntity entity) {
        UUID id = entity.id();
        return entity.toRecord(
                rows(
                        "SELECT r FROM ScheduleHoursEntity r WHERE r.scheduleId = :schedule"
                                + " ORDER BY r.weekday, r.opens",
                        ScheduleHoursEntity.class,
                        id),
                rows(
                        "SELECT r FROM ScheduleExceptionEntity r WHERE r.scheduleId = :schedule"
                                + " ORDER BY r.onDate, r.opens",
                        ScheduleExceptionEntity.class,
                        id));
    }

    private <T> List<T> rows(String query, Class<T> type, UUID schedule) {
        TypedQuery<T> typed = entities.createQuery(query, type);
        return typed.setParameter("schedule", schedule).getResultList();
    }
}
