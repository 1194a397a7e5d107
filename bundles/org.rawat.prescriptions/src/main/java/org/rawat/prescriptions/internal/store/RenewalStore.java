package org.rawat.prescriptions.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.RenewalId;
import org.rawat.prescriptions.api.RenewalStatus;

/** The requests' rows. Every call stands inside a unit of work. */
@Component(service = RenewalStore.class)
public final class RenewalStore {
    private final EntityManager em;

    @Activate
    public RenewalStore(@Reference(target = "(osgi.unit.name=prescriptions)") EntityManager em) {
        this.em = em;
    }

    public Optional<StoredRenewal> find(RenewalId id) {
        return Optional.ofNullable(em.find(RenewalEntity.class, id.value()))
                .map(RenewalEntity::toStored);
    }

    /** As {@link #find}, and nobody else changes it before this unit ends. */
    public Optional<StoredRenewal> lock(RenewalId id) {
        RenewalEntity row = em.find(RenewalEntity.class, id.value());
        if (row == null) {
            return Optional.empty();
        }
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return Optional.of(row.toStored());
    }

    /** The one of a prescription that waits. */
    public Optional<StoredRenewal> waitingFor(PrescriptionId prescription) {
        return em
                .createQuery(
                        "SELECT r FROM RenewalEntity r"
                                + " WHERE r.prescriptionId = ?1 AND r.status = ?2",
                        RenewalEntity.class)
                .setParameter(1, prescription.value())
                .setParameter(2, RenewalStatus.REQUESTED)
                .getResultList()
                .stream()
                .findFirst()
                .map(RenewalEntity::toStored);
    }

    /** Of these patients, newest first. */
    public List<StoredRenewal> ofPatients(Collection<PersonId> patients, int limit) {
        return em
                .createQuery(
                        "SELECT r FROM RenewalEntity r WHERE r.patientId IN ?1 ORDER BY r.id DESC",
                        RenewalEntity.class)
                .setParameter(1, patients.stream().map(PersonId::value).toList())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(RenewalEntity::toStored)
                .toList();
    }

    /** Those that wait for this doctor, oldest first. */
    public List<StoredRenewal> waitingOf(PersonId doctor, int limit) {
        return em
                .createQuery(
                        "SELECT r FROM RenewalEntity r"
                                + " WHERE r.doctorId = ?1 AND r.status = ?2 ORDER BY r.id",
                        RenewalEntity.class)
                .setParameter(1, doctor.value())
                .setParameter(2, RenewalStatus.REQUESTED)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(RenewalEntity::toStored)
                .toList();
    }

    public int waitingCount(PersonId doctor) {
        return em.createQuery(
                        "SELECT COUNT(r) FROM RenewalEntity r"
                                + " WHERE r.doctorId = ?1 AND r.status = ?2",
                        Long.class)
                .setParameter(1, doctor.value())
                .setParameter(2, RenewalStatus.REQUESTED)
                .getSingleResult()
                .intValue();
    }

    public void add(
            RenewalId id,
            PrescriptionId prescription,
            PersonId patient,
            PersonId doctor,
            AccountId by,
            Instant at) {
        em.persist(RenewalEntity.requested(id, prescription, patient, doctor, by, at));
        em.flush();
    }

    public void succeededBy(RenewalId id, PrescriptionId successor) {
        row(id).succeededBy(successor);
        em.flush();
    }

    public void answer(RenewalId id, RenewalStatus status, @Nullable String reason, Instant at) {
        row(id).answer(status, reason, at);
        em.flush();
    }

    private RenewalEntity row(RenewalId id) {
        RenewalEntity row = em.find(RenewalEntity.class, id.value());
        if (row == null) {
            throw new IllegalStateException("renewal " + id + " is gone");
        }
        return row;
    }
}
