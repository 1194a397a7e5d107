package org.rawat.appointments.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;

/** Appointments as rows. Works inside a unit of work only. */
public final class AppointmentStore {
    private static final String TAKES_TIME =
            " a.status <> org.rawat.appointments.api.AppointmentStatus.CANCELLED";
    private static final String SELECT = "SELECT a FROM AppointmentEntity a WHERE ";

    private final EntityManager entities;

    public AppointmentStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Writes a new appointment at once.
     *
     * @throws org.rawat.persistence.api.ConstraintViolation when the doctor or the patient is taken
     */
    public Appointment add(Appointment booked, String by, ClientKey key, Instant now) {
        AppointmentEntity entity = AppointmentEntity.of(booked, by, key.value(), now);
        entities.persist(entity);
        entities.flush();
        return entity.toRecord();
    }

    /** Moves it at once; what another has moved meanwhile fails as a lost race. */
    public Appointment move(
            AppointmentId id,
            AppointmentStatus to,
            @Nullable String cancelReason,
            String by,
            Instant now) {
        AppointmentEntity entity = entities.find(AppointmentEntity.class, id.value());
        entity.move(to, cancelReason, by, now);
        entities.flush();
        return entity.toRecord();
    }

    public Optional<Appointment> find(AppointmentId id) {
        return Optional.ofNullable(entities.find(AppointmentEntity.class, id.value()))
                .map(AppointmentEntity::toRecord);
    }

    public List<Appointment> findAll(Collection<AppointmentId> ids) {
        return select("a.id IN :ids")
                .setParameter("ids", ids.stream().map(AppointmentId::value).toList())
                .getResultStream()
                .map(AppointmentEntity::toRecord)
                .toList();
    }

    public Optional<Appointment> madeWith(String keyOwner, ClientKey key) {
        return select("a.keyOwner = :owner AND a.clientKey = :key")
                .setParameter("owner", keyOwner)
                .setParameter("key", key.value())
                .getResultStream()
                .findFirst()
                .map(AppointmentEntity::toRecord);
    }

    /** The one that took the place of a rescheduled appointment. */
    public Optional<Appointment> replacementOf(AppointmentId id) {
        return select("a.rescheduledFrom = :id")
                .setParameter("id", id.toString())
                .getResultStream()
                .findFirst()
                .map(AppointmentEntity::toRecord);
    }

    /** Newest first; those after the given place when there is one. */
    public List<Appointment> ofPatients(
            Collection<PersonId> patients, @Nullable ListPlace after, int limit) {
        String where = "a.patientId IN :patients";
        if (after != null) {
            where += " AND (a.startsAt < :at OR (a.startsAt = :at AND a.id < :id))";
        }
        TypedQuery<AppointmentEntity> query =
                select(where + " ORDER BY a.startsAt DESC, a.id DESC")
                        .setParameter("patients", values(patients))
                        .setMaxResults(limit);
        if (after != null) {
            query.setParameter("at", utc(after.startsAt())).setParameter("id", after.id());
        }
        return records(query);
    }

    /** What is to come or under way for these patients, the nearest first. */
    public List<Appointment> upcoming(Collection<PersonId> patients, Instant now, int limit) {
        return records(
                select(
                                "a.patientId IN :patients AND a.endsAt > :now"
                                        + " AND a.status IN :open ORDER BY a.startsAt, a.id")
                        .setParameter("patients", values(patients))
                        .setParameter("now", utc(now))
                        .setParameter(
                                "open",
                                List.of(AppointmentStatus.PENDING, AppointmentStatus.CONFIRMED))
                        .setMaxResults(limit));
    }

    public List<Appointment> ofDoctor(PersonId doctor, Instant from, Instant until) {
        return records(
                select(
                                "a.doctorId = :doctor AND a.startsAt >= :from"
                                        + " AND a.startsAt < :until ORDER BY a.startsAt, a.id")
                        .setParameter("doctor", doctor.value())
                        .setParameter("from", utc(from))
                        .setParameter("until", utc(until)));
    }

    /** What still waits for this doctor's word and is to come, the nearest first. */
    public List<Appointment> waitingFor(PersonId doctor, Instant now, int limit) {
        return records(
                select(
                                "a.doctorId = :doctor AND a.endsAt > :now"
                                        + " AND a.status = :pending ORDER BY a.startsAt, a.id")
                        .setParameter("doctor", doctor.value())
                        .setParameter("now", utc(now))
                        .setParameter("pending", AppointmentStatus.PENDING)
                        .setMaxResults(limit));
    }

    public List<Appointment> all(Instant from, Instant until) {
        return records(
                select("a.startsAt >= :from AND a.startsAt < :until" + " ORDER BY a.startsAt, a.id")
                        .setParameter("from", utc(from))
                        .setParameter("until", utc(until)));
    }

    /** What takes a doctor's time in the span. */
    public List<Appointment> takingDoctor(PersonId doctor, Instant from, Instant until) {
        return taking("a.doctorId = :person", doctor, from, until);
    }

    /** What takes a patient's time in the span. */
    public List<Appointment> takingPatient(PersonId patient, Instant from, Instant until) {
        return taking("a.patientId = :person", patient, from, until);
    }

    private List<Appointment> taking(String whose, PersonId person, Instant from, Instant until) {
        return records(
                select(whose + " AND a.startsAt < :until AND a.endsAt > :from AND" + TAKES_TIME)
                        .setParameter("person", person.value())
                        .setParameter("from", utc(from))
                        .setParameter("until", utc(until)));
    }

    public boolean haveMet(PersonId doctor, PersonId patient) {
        return !select("a.doctorId = :doctor AND a.patientId = :patient AND" + TAKES_TIME)
                .setParameter("doctor", doctor.value())
                .setParameter("patient", patient.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private TypedQuery<AppointmentEntity> select(String where) {
        return entities.createQuery(SELECT + where, AppointmentEntity.class);
    }

    private static List<Appointment> records(TypedQuery<AppointmentEntity> query) {
        return query.getResultList().stream().map(AppointmentEntity::toRecord).toList();
    }

    private static List<UUID> values(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return AppointmentEntity.utc(instant);
    }
}
