package org.rawat.prescriptions.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionStatus;

/** The prescriptions' rows. Every call stands inside a unit of work. */
@Component(service = PrescriptionStore.class)
public final class PrescriptionStore {
    private final EntityManager em;
    private final StoredRows rows;

    @Activate
    public PrescriptionStore(
            @Reference(target = "(osgi.unit.name=prescriptions)") EntityManager em) {
        this.em = em;
        this.rows = new StoredRows(em);
    }

    public Optional<StoredPrescription> find(PrescriptionId id) {
        return Optional.ofNullable(em.find(PrescriptionEntity.class, id.value())).map(rows::one);
    }

    /** As {@link #find}, and nobody else changes it before this unit ends. */
    public Optional<StoredPrescription> lock(PrescriptionId id) {
        PrescriptionEntity row = em.find(PrescriptionEntity.class, id.value());
        if (row == null) {
            return Optional.empty();
        }
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return Optional.of(rows.one(row));
    }

    public Optional<PrescriptionId> madeWith(AccountId account, ClientKey key) {
        return em
                .createQuery(
                        "SELECT p.id FROM PrescriptionEntity p"
                                + " WHERE p.createdBy = ?1 AND p.clientKey = ?2",
                        UUID.class)
                .setParameter(1, account.value())
                .setParameter(2, key.value())
                .getResultList()
                .stream()
                .findFirst()
                .map(PrescriptionId::new);
    }

    /** Signed ones of these patients, newest first, with an id below {@code before}. */
    public List<StoredPrescription> ofPatients(
            Collection<PersonId> patients,
            @Nullable PrescriptionStatus status,
            @Nullable PrescriptionId before,
            int limit) {
        Map<String, Object> whose = new HashMap<>();
        whose.put("patients", patients.stream().map(PersonId::value).toList());
        return page(
                "p.patientId IN :patients AND p.signedVersion > 0", whose, status, before, limit);
    }

    /** Those of this doctor without thrown away drafts, newest first. */
    public List<StoredPrescription> ofDoctor(
            PersonId doctor,
            @Nullable PrescriptionStatus status,
            @Nullable PrescriptionId before,
            int limit) {
        Map<String, Object> whose = new HashMap<>();
        whose.put("doctor", doctor.value());
        whose.put("draft", PrescriptionStatus.DRAFT);
        return page(
                "p.doctorId = :doctor AND (p.signedVersion > 0 OR p.status = :draft)",
                whose,
                status,
                before,
                limit);
    }

    /** Those that this doctor signed for this patient, newest first. */
    public List<StoredPrescription> signedBy(PersonId doctor, PersonId patient, int limit) {
        Map<String, Object> whose = new HashMap<>();
        whose.put("doctor", doctor.value());
        whose.put("patient", patient.value());
        return page(
                "p.doctorId = :doctor AND p.patientId = :patient AND p.signedVersion > 0",
                whose,
                null,
                null,
                limit);
    }

    private List<StoredPrescription> page(
            String where,
            Map<String, Object> values,
            @Nullable PrescriptionStatus status,
            @Nullable PrescriptionId before,
            int limit) {
        StringBuilder text = new StringBuilder("SELECT p FROM PrescriptionEntity p WHERE ");
        text.append(where);
        if (status != null) {
            text.append(" AND p.status = :status");
            values.put("status", status);
        }
        if (before != null) {
            text.append(" AND p.id < :before");
            values.put("before", before.value());
        }
        text.append(" ORDER BY p.id DESC");
        TypedQuery<PrescriptionEntity> query =
                em.createQuery(text.toString(), PrescriptionEntity.class);
        values.forEach(query::setParameter);
        return rows.all(query.setMaxResults(limit).getResultList());
    }

    /** Those of this doctor for the appointment without thrown away drafts, oldest first. */
    public List<StoredPrescription> ofAppointment(AppointmentId appointment, PersonId doctor) {
        return rows.all(
                em.createQuery(
                                "SELECT p FROM PrescriptionEntity p"
                                        + " WHERE p.appointmentId = ?1 AND p.doctorId = ?2"
                                        + " AND (p.signedVersion > 0 OR p.status = ?3)"
                                        + " ORDER BY p.id",
                                PrescriptionEntity.class)
                        .setParameter(1, appointment.value())
                        .setParameter(2, doctor.value())
                        .setParameter(3, PrescriptionStatus.DRAFT)
                        .getResultList());
    }

    public int active(Collection<PersonId> patients) {
        return em.createQuery(
                        "SELECT COUNT(p) FROM PrescriptionEntity p"
                                + " WHERE p.patientId IN ?1 AND p.status = ?2",
                        Long.class)
                .setParameter(1, patients.stream().map(PersonId::value).toList())
                .setParameter(2, PrescriptionStatus.ACTIVE)
                .getSingleResult()
                .intValue();
    }

    /** All signed versions, oldest first. */
    public List<StoredVersion> versions(PrescriptionId id) {
        return em
                .createQuery(
                        "SELECT v FROM PrescriptionVersionEntity v"
                                + " WHERE v.prescriptionId = ?1 ORDER BY v.number",
                        PrescriptionVersionEntity.class)
                .setParameter(1, id.value())
                .getResultList()
                .stream()
                .map(PrescriptionVersionEntity::toVersion)
                .toList();
    }

    public void add(
            PrescriptionId id,
            AppointmentId appointment,
            PersonId patient,
            PersonId doctor,
            Written written,
            AccountId by,
            ClientKey key) {
        em.persist(PrescriptionEntity.draft(id, appointment, patient, doctor, written, by, key));
        em.flush();
        items(id, 1, written.items());
    }

    /** Writes a draft anew. */
    public void rewrite(PrescriptionId id, Written written) {
        em.createQuery("DELETE FROM PrescriptionItemEntity i WHERE i.prescriptionId = ?1")
                .setParameter(1, id.value())
                .executeUpdate();
        row(id).write(written);
        em.flush();
        items(id, 1, written.items());
    }

    /**
     * Makes the version the prescription's signed one. The order is the triggers': first the
     * version, then the row, then the items of a version that replaces another.
     */
    public void sign(
            PrescriptionId id,
            Written written,
            StoredVersion version,
            AccountId by,
            @Nullable UUID attempt) {
        em.persist(PrescriptionVersionEntity.of(version, id.value(), by.value()));
        em.flush();
        PrescriptionEntity row = row(id);
        row.write(written);
        row.sign(version, attempt);
        em.flush();
        if (version.number() > 1) {
            items(id, version.number(), written.items());
        }
    }

    /** Moves to another status and touches nothing else. */
    public void move(
            PrescriptionId id, PrescriptionStatus status, @Nullable String reason, Instant at) {
        row(id).move(status, reason, at);
        em.flush();
    }

    /** How many of the newest versions are kept with a fingerprint that is not theirs. */
    public long brokenAmongNewest(int count) {
        Number broken =
                (Number)
                        em.createNativeQuery(
                                        "SELECT count(*) FROM (SELECT content, content_sha256"
                                                + " FROM prescriptions.prescription_versions"
                                                + " ORDER BY prescription_id DESC LIMIT ?1) newest"
                                                + " WHERE content_sha256 <> encode(sha256("
                                                + "convert_to(content, 'UTF8')), 'hex')")
                                .setParameter(1, count)
                                .getSingleResult();
        return broken.longValue();
    }

    private PrescriptionEntity row(PrescriptionId id) {
        PrescriptionEntity row = em.find(PrescriptionEntity.class, id.value());
        if (row == null) {
            throw new IllegalStateException("prescription " + id + " is gone");
        }
        return row;
    }

    private void items(PrescriptionId id, int version, List<PrescriptionItem> items) {
        for (int i = 0; i < items.size(); i++) {
            em.persist(PrescriptionItemEntity.of(items.get(i), id.value(), version, i));
        }
        em.flush();
    }
}
