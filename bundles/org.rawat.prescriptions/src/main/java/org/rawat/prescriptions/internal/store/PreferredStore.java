package org.rawat.prescriptions.internal.store;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.PersonId;
import org.rawat.catalogue.api.ProductId;

/** What doctors sign. Every call stands inside a unit of work. */
@Component(service = PreferredStore.class)
public final class PreferredStore {
    private final EntityManager em;

    @Activate
    public PreferredStore(@Reference(target = "(osgi.unit.name=prescriptions)") EntityManager em) {
        this.em = em;
    }

    /** The products that a doctor has signed since, most often first, at least twice each. */
    public List<ProductId> of(PersonId doctor, LocalDate since, int most) {
        List<?> found =
                em.createNativeQuery(
                                "SELECT i.product_id FROM prescriptions.prescription_items i"
                                        + " JOIN prescriptions.prescriptions p"
                                        + " ON p.id = i.prescription_id"
                                        + " WHERE p.doctor_id = ?1 AND p.prescription_date >= ?2"
                                        + " AND p.status IN ('ACTIVE', 'COMPLETED')"
                                        + " AND i.product_id IS NOT NULL"
                                        + " GROUP BY i.product_id HAVING count(*) >= 2"
                                        + " ORDER BY count(*) DESC, max(p.id::text) DESC LIMIT ?3")
                        .setParameter(1, doctor.value())
                        .setParameter(2, java.sql.Date.valueOf(since))
                        .setParameter(3, most)
                        .getResultList();
        return found.stream().map(id -> new ProductId(UUID.fromString(id.toString()))).toList();
    }
}
