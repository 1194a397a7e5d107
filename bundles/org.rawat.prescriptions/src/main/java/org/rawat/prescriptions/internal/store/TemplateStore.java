package org.rawat.prescriptions.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.prescriptions.api.TemplateId;

/** The templates' rows. Every call stands inside a unit of work. */
@Component(service = TemplateStore.class)
public final class TemplateStore {
    private static final String SELECT =
            "SELECT t.id, t.doctor_id, t.clinic, t.name, t.diagnosis, t.notes, t.items"
                    + " FROM prescriptions.templates t";

    private final EntityManager em;

    @Activate
    public TemplateStore(@Reference(target = "(osgi.unit.name=prescriptions)") EntityManager em) {
        this.em = em;
    }

    /** A row; the items are JSON. */
    public record Row(
            TemplateId id,
            PersonId doctor,
            boolean clinic,
            String name,
            String diagnosis,
            String notes,
            String items) {}

    /** The doctor's and the clinic's, those the doctor uses most first. */
    public List<Row> of(PersonId doctor) {
        return rows(
                SELECT
                        + " LEFT JOIN prescriptions.template_uses u"
                        + " ON u.template_id = t.id AND u.doctor_id = ?1"
                        + " WHERE t.clinic OR t.doctor_id = ?1"
                        + " ORDER BY coalesce(u.uses, 0) DESC, u.last_used DESC NULLS LAST,"
                        + " lower(t.name)",
                doctor.value());
    }

    public Optional<Row> find(TemplateId id) {
        return rows(SELECT + " WHERE t.id = ?1", id.value()).stream().findFirst();
    }

    public Optional<Row> madeWith(AccountId account, ClientKey key) {
        return rows(
                        SELECT + " WHERE t.created_by = ?1 AND t.client_key = ?2",
                        account.value(),
                        key.value())
                .stream()
                .findFirst();
    }

    private List<Row> rows(String sql, Object... parameters) {
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> found = query.getResultList();
        return found.stream().map(Object[].class::cast).map(TemplateStore::row).toList();
    }

    private static Row row(Object[] it) {
        return new Row(
                new TemplateId(UUID.fromString(it[0].toString())),
                new PersonId(UUID.fromString(it[1].toString())),
                (Boolean) it[2],
                it[3].toString(),
                it[4].toString(),
                it[5].toString(),
                it[6].toString());
    }

    public void add(Row row, AccountId by, ClientKey key, Instant at) {
        em.createNativeQuery(
                        "INSERT INTO prescriptions.templates (id, doctor_id, clinic, name,"
                                + " diagnosis, notes, items, created_at, created_by, client_key)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
                .setParameter(1, row.id().value())
                .setParameter(2, row.doctor().value())
                .setParameter(3, row.clinic())
                .setParameter(4, row.name())
                .setParameter(5, row.diagnosis())
                .setParameter(6, row.notes())
                .setParameter(7, row.items())
                .setParameter(8, at.atOffset(ZoneOffset.UTC))
                .setParameter(9, by.value())
                .setParameter(10, key.value())
                .executeUpdate();
    }

    public void used(TemplateId id, PersonId doctor, Instant at) {
        em.createNativeQuery(
                        "INSERT INTO prescriptions.template_uses AS u"
                                + " (template_id, doctor_id, uses, last_used)"
                                + " VALUES (?1, ?2, 1, ?3) ON CONFLICT (template_id, doctor_id)"
                                + " DO UPDATE SET uses = u.uses + 1, last_used = ?3")
                .setParameter(1, id.value())
                .setParameter(2, doctor.value())
                .setParameter(3, at.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    public void remove(TemplateId id) {
        em.createNativeQuery("DELETE FROM prescriptions.templates WHERE id = ?1")
                .setParameter(1, id.value())
                .executeUpdate();
    }
}
