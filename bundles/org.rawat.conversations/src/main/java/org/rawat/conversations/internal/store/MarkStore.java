package org.rawat.conversations.internal.store;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Marks;
import org.rawat.conversations.api.Side;

/** How far everybody has read, and what follows from it. Every call stands inside a unit. */
@Component(service = MarkStore.class)
public final class MarkStore {
    // Entries to be read are counted, not calls; those of the account itself never.
    private static final String UNREAD =
            " FROM conversations.messages m WHERE m.conversation_id = c.id"
                    + " AND m.seq > coalesce(k.read_seq, 0) AND m.sender_id <> %s"
                    + " AND m.type IN ('text', 'image', 'file')";

    private static final String SELECT =
            "SELECT account_id, person_id, delivered_seq, read_seq FROM conversations.marks";

    private final EntityManager em;

    @Activate
    public MarkStore(@Reference(target = "(osgi.unit.name=conversations)") EntityManager em) {
        this.em = em;
    }

    /** Marks of one account in one conversation, to be moved on to. */
    public record Moved(
            ConversationId conversation,
            AccountId account,
            PersonId person,
            long delivered,
            long read) {}

    /** How much of one conversation is unread. */
    public record Count(AccountId account, ConversationId conversation, Side side, long unread) {}

    /** A person through whom an account takes part, on one side. */
    public record Part(AccountId account, PersonId person, Side side) {}

    public List<Marks> of(ConversationId conversation) {
        return Sql.of(
                        em,
                        SELECT + " WHERE conversation_id = ? ORDER BY account_id",
                        conversation.value())
                .list(MarkStore::marks);
    }

    /** What became of marks. */
    public record Move(Marks before, Marks after) {
        public boolean moved() {
            return !before.equals(after);
        }
    }

    /**
     * Moves marks on, never back and never beyond the newest entry, and notes when the other side's
     * entries were first read.
     */
    public Move move(Moved to, Side side, Instant now) {
        Marks before =
                Sql.of(
                                em,
                                SELECT + " WHERE conversation_id = ? AND account_id = ? FOR UPDATE",
                                to.conversation().value(),
                                to.account().value())
                        .first(MarkStore::marks)
                        .orElseGet(() -> new Marks(to.account(), to.person(), 0, 0));
        if (to.read() <= before.read() && to.delivered() <= before.delivered()) {
            return new Move(before, before);
        }
        Marks after =
                Sql.of(
                                em,
                                "INSERT INTO conversations.marks AS k (conversation_id, account_id,"
                                        + " person_id, delivered_seq, read_seq, changed_at)"
                                        + " SELECT c.id, ?, ?, least(?, c.last_seq),"
                                        + " least(?, c.last_seq), ?"
                                        + " FROM conversations.conversations c WHERE c.id = ?"
                                        + " ON CONFLICT (conversation_id, account_id) DO UPDATE SET"
                                        + " delivered_seq = greatest(k.delivered_seq,"
                                        + " excluded.delivered_seq), read_seq = greatest("
                                        + "k.read_seq, excluded.read_seq),"
                                        + " changed_at = excluded.changed_at"
                                        + " RETURNING account_id, person_id, delivered_seq,"
                                        + " read_seq",
                                to.account().value(),
                                to.person().value(),
                                Math.max(to.delivered(), to.read()),
                                to.read(),
                                now,
                                to.conversation().value())
                        .list(MarkStore::marks)
                        .get(0);
        if (after.read() > before.read()) {
            Sql.of(
                            em,
                            "UPDATE conversations.messages SET read_at = ?"
                                    + " WHERE conversation_id = ? AND seq > ? AND seq <= ?"
                                    + " AND from_doctor <> ? AND read_at IS NULL",
                            now,
                            to.conversation().value(),
                            before.read(),
                            after.read(),
                            side == Side.DOCTOR)
                    .run();
        }
        return new Move(before, after);
    }

    /** How much each of these conversations has that this account has not read. */
    public Map<ConversationId, Long> unread(
            AccountId account, Collection<ConversationId> conversations) {
        Map<ConversationId, Long> counts = new HashMap<>();
        Sql.of(
                        em,
                        "SELECT c.id, (SELECT count(*)"
                                + UNREAD.formatted("?")
                                + ") AS unread FROM conversations.conversations c"
                                + " LEFT JOIN conversations.marks k"
                                + " ON k.conversation_id = c.id AND k.account_id = ?"
                                + " WHERE c.id = ANY(?) AND c.last_seq > coalesce(k.read_seq, 0)",
                        account.value(),
                        account.value(),
                        ConversationStore.uuids(conversations))
                .list(
                        it ->
                                counts.put(
                                        new ConversationId(Sql.uuid(it, "id")),
                                        it.getLong("unread")));
        return counts;
    }

    /**
     * What these accounts have not read in all their conversations; counts of zero are left out.
     */
    public List<Count> unread(List<Part> parts) {
        return Sql.of(
                        em,
                        "WITH p AS (SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::boolean[])"
                                + " AS n (account, person, doctor)),"
                                + " mine AS (SELECT p.account, p.doctor, c.id, c.last_seq FROM p"
                                + " JOIN conversations.conversations c ON c.doctor_id = p.person"
                                + " WHERE p.doctor UNION ALL"
                                + " SELECT p.account, p.doctor, c.id, c.last_seq FROM p"
                                + " JOIN conversations.conversations c ON c.patient_id = p.person"
                                + " WHERE NOT p.doctor)"
                                + " SELECT * FROM (SELECT c.account, c.doctor, c.id,"
                                + " (SELECT count(*)"
                                + UNREAD.formatted("c.account")
                                + ") AS unread FROM mine c"
                                + " LEFT JOIN conversations.marks k"
                                + " ON k.conversation_id = c.id AND k.account_id = c.account"
                                + " WHERE c.last_seq > coalesce(k.read_seq, 0)) counted"
                                + " WHERE unread > 0",
                        parts.stream().map(it -> it.account().value()).toArray(UUID[]::new),
                        parts.stream().map(it -> it.person().value()).toArray(UUID[]::new),
                        parts.stream().map(it -> it.side() == Side.DOCTOR).toArray(Boolean[]::new))
                .list(
                        it ->
                                new Count(
                                        new AccountId(Sql.uuid(it, "account")),
                                        new ConversationId(Sql.uuid(it, "id")),
                                        it.getBoolean("doctor") ? Side.DOCTOR : Side.PATIENT,
                                        it.getLong("unread")));
    }

    private static Marks marks(ResultSet it) throws SQLException {
        return new Marks(
                new AccountId(Sql.uuid(it, "account_id")),
                new PersonId(Sql.uuid(it, "person_id")),
                it.getLong("delivered_seq"),
                it.getLong("read_seq"));
    }
}
