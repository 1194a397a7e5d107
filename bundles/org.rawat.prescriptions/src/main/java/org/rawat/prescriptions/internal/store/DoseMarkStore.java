package org.rawat.prescriptions.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.prescriptions.api.DoseMark;
import org.rawat.prescriptions.api.PrescriptionItemId;

/** What patients noted of their doses. Every call stands inside a unit of work. */
@Component(service = DoseMarkStore.class)
public final class DoseMarkStore {
    private final EntityManager em;

    @Activate
    public DoseMarkStore(@Reference(target = "(osgi.unit.name=prescriptions)") EntityManager em) {
        this.em = em;
    }

    public List<StoredMark> of(Collection<PrescriptionItemId> items, LocalDate day) {
        if (items.isEmpty()) {
            return List.of();
        }
        return em
                .createQuery(
                        "SELECT m FROM DoseMarkEntity m WHERE m.itemId IN ?1 AND m.day = ?2",
                        DoseMarkEntity.class)
                .setParameter(1, items.stream().map(PrescriptionItemId::value).toList())
                .setParameter(2, day)
                .getResultList()
                .stream()
                .map(DoseMarkEntity::toStored)
                .toList();
    }

    /** Notes it, or notes it differently. */
    public void put(
            PrescriptionItemId item,
            LocalDate day,
            int number,
            DoseMark mark,
            Instant at,
            AccountId by) {
        em.createNativeQuery(
                        "INSERT INTO prescriptions.dose_marks"
                                + " (item_id, day, number, mark, marked_at, marked_by)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                                + " ON CONFLICT (item_id, day, number) DO UPDATE"
                                + " SET mark = ?4, marked_at = ?5, marked_by = ?6")
                .setParameter(1, item.value())
                .setParameter(2, day)
                .setParameter(3, number)
                .setParameter(4, mark.name())
                .setParameter(5, at.atOffset(ZoneOffset.UTC))
                .setParameter(6, by.value())
                .executeUpdate();
    }

    public void remove(PrescriptionItemId item, LocalDate day, int number) {
        em.createNativeQuery(
                        "DELETE FROM prescriptions.dose_marks"
                                + " WHERE item_id = ?1 AND day = ?2 AND number = ?3")
                .setParameter(1, item.value())
                .setParameter(2, day)
                .setParameter(3, number)
                .executeUpdate();
    }
}
