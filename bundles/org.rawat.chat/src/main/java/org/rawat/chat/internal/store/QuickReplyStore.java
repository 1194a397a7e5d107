package org.rawat.chat.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.chat.internal.QuickReply;

/** The rows of quick replies. Every call stands inside a unit of work. */
@Component(service = QuickReplyStore.class)
public final class QuickReplyStore {
    private static final String SELECT =
            "SELECT q.id, q.doctor_id, q.clinic, q.title, q.text FROM chat.quick_replies q";

    private final EntityManager em;

    @Activate
    public QuickReplyStore(@Reference(target = "(osgi.unit.name=chat)") EntityManager em) {
        this.em = em;
    }

    /** A doctor's own and the clinic's, by title. */
    public List<QuickReply> of(PersonId doctor) {
        return rows(
                SELECT + " WHERE q.clinic OR q.doctor_id = ?1 ORDER BY lower(q.title), q.id",
                doctor.value());
    }

    public Optional<QuickReply> find(UUID id) {
        return rows(SELECT + " WHERE q.id = ?1", id).stream().findFirst();
    }

    public Optional<QuickReply> madeWith(PersonId doctor, ClientKey key) {
        return rows(
                        SELECT + " WHERE q.doctor_id = ?1 AND q.client_key = ?2",
                        doctor.value(),
                        key.value())
                .stream()
                .findFirst();
    }

    public void add(QuickReply it, ClientKey key, Instant at) {
        em.createNativeQuery(
                        "INSERT INTO chat.quick_replies (id, doctor_id, clinic, title, text,"
                                + " created_at, client_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, it.id())
                .setParameter(2, it.doctor().value())
                .setParameter(3, it.clinic())
                .setParameter(4, it.title())
                .setParameter(5, it.text())
                .setParameter(6, at.atOffset(ZoneOffset.UTC))
                .setParameter(7, key.value())
                .executeUpdate();
    }

    public void remove(UUID id) {
        em.createNativeQuery("DELETE FROM chat.quick_replies WHERE id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    private List<QuickReply> rows(String sql, Object... parameters) {
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> found = query.getResultList();
        return found.stream().map(Object[].class::cast).map(QuickReplyStore::row).toList();
    }

    private static QuickReply row(Object[] it) {
        return new QuickReply(
                UUID.fromString(it[0].toString()),
                new PersonId(UUID.fromString(it[1].toString())),
                (Boolean) it[2],
                it[3].toString(),
                it[4].toString());
    }
}
