package org.rawat.calls.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.internal.machine.CallState;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.EntryId;

/** The rows of calls. Every call stands inside a unit of work. */
@Component(service = CallStore.class)
public final class CallStore {
    private final EntityManager em;

    @Activate
    public CallStore(@Reference(target = "(osgi.unit.name=calls)") EntityManager em) {
        this.em = em;
    }

    public Optional<StoredCall> find(CallSessionId id) {
        return Optional.ofNullable(em.find(CallEntity.class, id.value()))
                .map(row -> stored(List.of(row)).get(0));
    }

    /** As {@link #find}, and nobody else moves it before this unit ends. */
    public Optional<StoredCall> lock(CallSessionId id) {
        CallEntity row = em.find(CallEntity.class, id.value());
        if (row == null) {
            return Optional.empty();
        }
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return Optional.of(stored(List.of(row)).get(0));
    }

    /** What this account has called by this key before. */
    public Optional<StoredCall> ofKey(AccountId caller, UUID key) {
        return stored(
                        em.createQuery(
                                        "SELECT c FROM CallEntity c"
                                                + " WHERE c.callerId = ?1 AND c.clientKey = ?2",
                                        CallEntity.class)
                                .setParameter(1, caller.value())
                                .setParameter(2, key)
                                .getResultList())
                .stream()
                .findFirst();
    }

    /** How often this account has called since then. */
    public int callsSince(AccountId caller, Instant since) {
        return em.createQuery(
                        "SELECT COUNT(c) FROM CallEntity c"
                                + " WHERE c.callerId = ?1 AND c.startedAt > ?2",
                        Long.class)
                .setParameter(1, caller.value())
                .setParameter(2, since.atOffset(ZoneOffset.UTC))
                .getSingleResult()
                .intValue();
    }

    public void add(StoredCall call, @Nullable Instant due) {
        em.persist(CallEntity.of(call, due));
        em.flush();
        for (AccountId account : call.state().called()) {
            em.createNativeQuery("INSERT INTO calls.called (call_id, account_id) VALUES (?1, ?2)")
                    .setParameter(1, call.id().value())
                    .setParameter(2, account.value())
                    .executeUpdate();
        }
    }

    public void writtenAs(CallSessionId id, EntryId entry) {
        row(id).writtenAs(entry);
        em.flush();
    }

    /** Stores what became of it. The caller holds its lock. */
    public void moved(CallSessionId id, CallState before, CallState after, @Nullable Instant due) {
        row(id).takes(after, due);
        em.flush();
        for (UUID device : after.rung()) {
            if (!before.rung().contains(device)) {
                em.createNativeQuery(
                                "INSERT INTO calls.rung (call_id, device_id) VALUES (?1, ?2)"
                                        + " ON CONFLICT DO NOTHING")
                        .setParameter(1, id.value())
                        .setParameter(2, device)
                        .executeUpdate();
            }
        }
        if (before.status().live() && !after.status().live()) {
            em.createNativeQuery("DELETE FROM calls.engaged WHERE call_id = ?1")
                    .setParameter(1, id.value())
                    .executeUpdate();
        }
    }

    /** The live calls of these people; nobody of them gets another one before this unit ends. */
    public Map<PersonId, CallSessionId> engaged(Collection<PersonId> people) {
        Map<PersonId, CallSessionId> found = new HashMap<>();
        for (UUID person : people.stream().map(PersonId::value).sorted().toList()) {
            em.createNativeQuery(
                            "SELECT pg_advisory_xact_lock(hashtextextended(CAST(?1 AS text), 5))")
                    .setParameter(1, person.toString())
                    .getResultList();
            for (Object call :
                    em.createNativeQuery("SELECT call_id FROM calls.engaged WHERE person_id = ?1")
                            .setParameter(1, person)
                            .getResultList()) {
                found.put(new PersonId(person), new CallSessionId(uuid(call)));
            }
        }
        return found;
    }

    public void engage(Collection<PersonId> people, CallSessionId call) {
        for (PersonId person : people) {
            em.createNativeQuery("INSERT INTO calls.engaged (person_id, call_id) VALUES (?1, ?2)")
                    .setParameter(1, person.value())
                    .setParameter(2, call.value())
                    .executeUpdate();
        }
    }

    /** The live calls in which this account calls or is called, or speaks. */
    public List<StoredCall> live(AccountId account) {
        return byIds(
                "SELECT c.id FROM calls.call_sessions c WHERE c.due_at IS NOT NULL"
                        + " AND (c.caller_id = ?1 OR EXISTS (SELECT 1 FROM calls.called d"
                        + " WHERE d.call_id = c.id AND d.account_id = ?1)) ORDER BY c.id",
                account.value());
    }

    /** The live calls of a conversation: one at most. */
    public List<StoredCall> liveIn(ConversationId conversation) {
        return byIds(
                "SELECT c.id FROM calls.call_sessions c WHERE c.due_at IS NOT NULL"
                        + " AND c.conversation_id = ?1 ORDER BY c.id",
                conversation.value());
    }

    /** All live calls. */
    public List<CallSessionId> live() {
        return ids("SELECT id FROM calls.call_sessions WHERE due_at IS NOT NULL ORDER BY id");
    }

    /** The calls that time alone changes by then. */
    public List<CallSessionId> due(Instant now, int limit) {
        return ids(
                "SELECT id FROM calls.call_sessions WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2",
                now.atOffset(ZoneOffset.UTC),
                limit);
    }

    /** An account's calls, the newest first, older than that id when there is one. */
    public List<StoredCall> of(AccountId account, @Nullable UUID before, int limit) {
        return byIds(
                "SELECT id FROM (SELECT id FROM calls.call_sessions WHERE caller_id = ?1 UNION"
                        + " SELECT call_id FROM calls.called WHERE account_id = ?1) own"
                        + " WHERE CAST(?2 AS uuid) IS NULL OR id < CAST(?2 AS uuid)"
                        + " ORDER BY id DESC LIMIT ?3",
                account.value(),
                before == null ? null : before.toString(),
                limit);
    }

    private List<StoredCall> byIds(String sql, @Nullable Object... parameters) {
        List<StoredCall> found = new ArrayList<>();
        for (CallSessionId id : ids(sql, parameters)) {
            find(id).ifPresent(found::add);
        }
        return found;
    }

    private List<CallSessionId> ids(String sql, @Nullable Object... parameters) {
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<CallSessionId> found = new ArrayList<>();
        for (Object id : query.getResultList()) {
            found.add(new CallSessionId(uuid(id)));
        }
        return found;
    }

    private List<StoredCall> stored(List<CallEntity> rows) {
        List<StoredCall> all = new ArrayList<>();
        for (CallEntity row : rows) {
            all.add(
                    row.toStored(
                            set(row, "SELECT account_id FROM calls.called WHERE call_id = ?1")
                                    .stream()
                                    .map(AccountId::new)
                                    .collect(java.util.stream.Collectors.toSet()),
                            set(row, "SELECT device_id FROM calls.rung WHERE call_id = ?1")));
        }
        return all;
    }

    private Set<UUID> set(CallEntity row, String sql) {
        Set<UUID> found = new HashSet<>();
        for (Object id : em.createNativeQuery(sql).setParameter(1, row.id()).getResultList()) {
            found.add(uuid(id));
        }
        return found;
    }

    private CallEntity row(CallSessionId id) {
        CallEntity row = em.find(CallEntity.class, id.value());
        if (row == null) {
            throw new IllegalStateException("call " + id + " is gone");
        }
        return row;
    }

    private static UUID uuid(Object value) {
        return value instanceof UUID id ? id : UUID.fromString(value.toString());
    }
}
