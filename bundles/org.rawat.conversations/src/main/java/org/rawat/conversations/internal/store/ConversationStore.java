package org.rawat.conversations.internal.store;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.ConversationStatus;
import org.rawat.conversations.api.Side;

/** The rows of conversations. Every call stands inside a unit of work. */
@Component(service = ConversationStore.class)
public final class ConversationStore {
    private static final String COLUMNS =
            "c.id, c.version, c.appointment_id, c.patient_id, c.doctor_id, c.status,"
                    + " c.visit_ends_at, c.last_message_at, c.last_seq, c.pinned, c.closed_at,"
                    + " c.active_at";
    private static final String SELECT =
            "SELECT " + COLUMNS + " FROM conversations.conversations c";

    private final EntityManager em;

    @Activate
    public ConversationStore(
            @Reference(target = "(osgi.unit.name=conversations)") EntityManager em) {
        this.em = em;
    }

    /** Why a conversation is closed. */
    public enum Reason {
        WINDOW,
        CANCELLED,
        DOCTOR
    }

    /** How far a conversation has come after new entries. */
    public record Numbered(ConversationId id, long lastSeq, Instant at) {}

    /** Writes a new one, unless its appointment has one; whether it was written. */
    public boolean add(StoredConversation row, AccountId by) {
        return Sql.of(
                                em,
                                "INSERT INTO conversations.conversations (id, version,"
                                        + " appointment_id, patient_id, doctor_id, status,"
                                        + " visit_ends_at, opened_at, opened_by, active_at)"
                                        + " VALUES (?, 1, ?, ?, ?, 'OPEN', ?, ?, ?, ?)"
                                        + " ON CONFLICT (appointment_id) DO NOTHING",
                                row.id().value(),
                                row.appointmentId().value(),
                                row.patientId().value(),
                                row.doctorId().value(),
                                row.visitEndsAt(),
                                row.activeAt(),
                                by.value(),
                                row.activeAt())
                        .run()
                == 1;
    }

    public Optional<StoredConversation> find(ConversationId id) {
        return Sql.of(em, SELECT + " WHERE c.id = ?", id.value()).first(ConversationStore::row);
    }

    public List<StoredConversation> findAll(Collection<ConversationId> ids) {
        return Sql.of(em, SELECT + " WHERE c.id = ANY(?)", (Object) uuids(ids))
                .list(ConversationStore::row);
    }

    public Optional<StoredConversation> ofAppointment(AppointmentId id) {
        return Sql.of(em, SELECT + " WHERE c.appointment_id = ?", id.value())
                .first(ConversationStore::row);
    }

    /** Holds them until the unit ends, in the order of their ids; absent ones are left out. */
    public List<StoredConversation> lock(Collection<ConversationId> ids) {
        return Sql.of(
                        em,
                        SELECT + " WHERE c.id = ANY(?) ORDER BY c.id FOR NO KEY UPDATE",
                        (Object) uuids(ids))
                .list(ConversationStore::row);
    }

    /** The last written in first; those after the place when there is one. */
    public List<StoredConversation> list(
            Side side, Collection<PersonId> persons, @Nullable ListPlace after, int limit) {
        String column = side == Side.DOCTOR ? "c.doctor_id" : "c.patient_id";
        String where = SELECT + " WHERE " + column + " = ANY(?)";
        String order = " ORDER BY c.active_at DESC, c.id DESC LIMIT ?";
        UUID[] ids = persons.stream().map(PersonId::value).toArray(UUID[]::new);
        Sql query =
                after == null
                        ? Sql.of(em, where + order, ids, limit)
                        : Sql.of(
                                em,
                                where + " AND (c.active_at, c.id) < (?, ?)" + order,
                                ids,
                                after.activeAt(),
                                after.id(),
                                limit);
        return query.list(ConversationStore::row);
    }

    /** Notes the numbers that were given; the version stays. */
    public void numbered(List<Numbered> all) {
        Sql.of(
                        em,
                        "UPDATE conversations.conversations c SET last_seq = n.seq,"
                                + " last_message_at = n.at, active_at = n.at"
                                + " FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[])"
                                + " AS n (id, seq, at) WHERE c.id = n.id",
                        all.stream().map(it -> it.id().value()).toArray(UUID[]::new),
                        all.stream().map(Numbered::lastSeq).toArray(Long[]::new),
                        all.stream().map(Numbered::at).toArray(Instant[]::new))
                .run();
    }

    /** Closes it for good; one that is locked stays locked besides. */
    public void close(ConversationId id, Instant at, Reason reason) {
        change(
                id,
                "status = CASE status WHEN 'OPEN' THEN 'CLOSED' ELSE status END,"
                        + " closed_at = ?, close_reason = ?",
                at,
                reason.name());
    }

    public void lockAway(ConversationId id) {
        change(id, "status = 'LOCKED'");
    }

    public void unlock(ConversationId id) {
        change(id, "status = CASE WHEN closed_at IS NULL THEN 'OPEN' ELSE 'CLOSED' END");
    }

    public void pin(ConversationId id, @Nullable Long seq) {
        change(id, "pinned = ?::bigint", seq);
    }

    private void change(ConversationId id, String what, @Nullable Object... values) {
        @Nullable Object[] all = java.util.Arrays.copyOf(values, values.length + 1);
        all[values.length] = id.value();
        Sql.of(
                        em,
                        "UPDATE conversations.conversations SET version = version + 1, "
                                + what
                                + " WHERE id = ?",
                        all)
                .run();
    }

    /** Not yet closed, with a visit that ended at this moment or before it. */
    public List<StoredConversation> over(Instant endedUntil, int limit) {
        return Sql.of(
                        em,
                        SELECT
                                + " WHERE c.closed_at IS NULL AND c.visit_ends_at <= ?"
                                + " ORDER BY c.visit_ends_at LIMIT ?",
                        endedUntil,
                        limit)
                .list(ConversationStore::row);
    }

    /** Not yet closed, after this id in the order of ids. */
    public List<StoredConversation> notClosed(UUID after, int limit) {
        return Sql.of(
                        em,
                        SELECT + " WHERE c.closed_at IS NULL AND c.id > ? ORDER BY c.id LIMIT ?",
                        after,
                        limit)
                .list(ConversationStore::row);
    }

    private static StoredConversation row(ResultSet it) throws SQLException {
        return new StoredConversation(
                new ConversationId(Sql.uuid(it, "id")),
                it.getLong("version"),
                new AppointmentId(Sql.uuid(it, "appointment_id")),
                new PersonId(Sql.uuid(it, "patient_id")),
                new PersonId(Sql.uuid(it, "doctor_id")),
                ConversationStatus.valueOf(it.getString("status")),
                Sql.instant(it, "visit_ends_at"),
                Sql.instantOrNull(it, "last_message_at"),
                it.getLong("last_seq"),
                Sql.longOrNull(it, "pinned"),
                Sql.instantOrNull(it, "closed_at"),
                Sql.instant(it, "active_at"));
    }

    static UUID[] uuids(Collection<ConversationId> ids) {
        return ids.stream().map(ConversationId::value).toArray(UUID[]::new);
    }
}
