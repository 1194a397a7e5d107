package org.rawat.prescriptions.internal.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.PersonId;
import org.rawat.identity.api.LocationId;
import org.rawat.prescriptions.api.RegisterEntry;

/** The rows of the register of controlled medicines. Every call stands inside a unit of work. */
@Component(service = RegisterStore.class)
public final class RegisterStore {
    private final EntityManager em;

    @Activate
    public RegisterStore(@Reference(target = "(osgi.unit.name=prescriptions)") EntityManager em) {
        this.em = em;
    }

    /**
     * Counts on, and holds the counter until this unit ends: nobody else gets a number before it is
     * certain that these are used.
     *
     * @return the first of so many numbers
     */
    public int take(LocationId location, int year, int numbers) {
        em.createNativeQuery(
                        "INSERT INTO prescriptions.register_counters AS c"
                                + " (location_id, year, last) VALUES (?1, ?2, ?3)"
                                + " ON CONFLICT (location_id, year)"
                                + " DO UPDATE SET last = c.last + ?3")
                .setParameter(1, location.value())
                .setParameter(2, year)
                .setParameter(3, numbers)
                .executeUpdate();
        Number last =
                (Number)
                        em.createNativeQuery(
                                        "SELECT last FROM prescriptions.register_counters"
                                                + " WHERE location_id = ?1 AND year = ?2")
                                .setParameter(1, location.value())
                                .setParameter(2, year)
                                .getSingleResult();
        return last.intValue() - numbers + 1;
    }

    /**
     * A year of a location, the last number first, with a number below {@code before}.
     *
     * @param doctor only what this doctor signed, or null for all
     */
    public List<RegisterEntry> entries(
            LocationId location, int year, @Nullable PersonId doctor, int before, int limit) {
        var query =
                em.createQuery(
                                "SELECT r FROM RegisterEntity r WHERE r.locationId = ?1"
                                        + " AND r.year = ?2 AND r.number < ?3"
                                        + (doctor == null ? "" : " AND r.doctorId = ?4")
                                        + " ORDER BY r.number DESC",
                                RegisterEntity.class)
                        .setParameter(1, location.value())
                        .setParameter(2, year)
                        .setParameter(3, before);
        if (doctor != null) {
            query.setParameter(4, doctor.value());
        }
        return query.setMaxResults(limit).getResultList().stream()
                .map(RegisterEntity::toEntry)
                .toList();
    }

    /** Writes lines in the order of their numbers. */
    public void add(List<RegisterEntry> lines) {
        for (RegisterEntry line : lines) {
            em.persist(RegisterEntity.of(line));
            em.flush();
        }
    }
}
