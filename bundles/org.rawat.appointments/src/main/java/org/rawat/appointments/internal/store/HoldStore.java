package org.rawat.appointments.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Hold;

/** Held slots as rows. Works inside a unit of work only. */
public final class HoldStore {
    private final EntityManager entities;

    public HoldStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Writes a hold at once. */
    public void add(Hold hold, String holder) {
        entities.persist(HoldEntity.of(hold, holder));
        entities.flush();
    }

    /** Forgets what has expired; answers how many. */
    public int sweep(Instant now) {
        return entities.createQuery("DELETE FROM HoldEntity h WHERE h.expiresAt <= :now")
                .setParameter("now", AppointmentEntity.utc(now))
                .executeUpdate();
    }

    /** What others hold of this doctor's time in the span. */
    public List<TimeSpan> heldByOthers(
            PersonId doctor, String holder, Instant from, Instant until, Instant now) {
        return entities.createQuery(
                        "SELECT h.startsAt, h.endsAt FROM HoldEntity h WHERE h.doctorId = :doctor"
                                + " AND h.holder <> :holder AND h.startsAt < :until"
                                + " AND h.endsAt > :from AND h.expiresAt > :now",
                        Object[].class)
                .setParameter("doctor", doctor.value())
                .setParameter("holder", holder)
                .setParameter("from", AppointmentEntity.utc(from))
                .setParameter("until", AppointmentEntity.utc(until))
                .setParameter("now", AppointmentEntity.utc(now))
                .getResultStream()
                .map(
                        row ->
                                new TimeSpan(
                                        ((OffsetDateTime) row[0]).toInstant(),
                                        ((OffsetDateTime) row[1]).toInstant()))
                .toList();
    }

    /** Gives up what this holder holds of a doctor's time in the span. */
    public void release(PersonId doctor, String holder, Instant from, Instant until) {
        entities.createQuery(
                        "DELETE FROM HoldEntity h WHERE h.doctorId = :doctor AND h.holder = :holder"
                                + " AND h.startsAt < :until AND h.endsAt > :from")
                .setParameter("doctor", doctor.value())
                .setParameter("holder", holder)
                .setParameter("from", AppointmentEntity.utc(from))
                .setParameter("until", AppointmentEntity.utc(until))
                .executeUpdate();
    }

    /** Gives up all that a holder holds but the newest. */
    public void keepNewest(String holder, int kept) {
        List<UUID> all =
                entities.createQuery(
                                "SELECT h.id FROM HoldEntity h WHERE h.holder = :holder"
                                        + " ORDER BY h.expiresAt DESC, h.id DESC",
                                UUID.class)
                        .setParameter("holder", holder)
                        .getResultList();
        if (all.size() > kept) {
            entities.createQuery("DELETE FROM HoldEntity h WHERE h.id IN :ids")
                    .setParameter("ids", List.copyOf(all.subList(kept, all.size())))
                    .executeUpdate();
        }
    }
}
