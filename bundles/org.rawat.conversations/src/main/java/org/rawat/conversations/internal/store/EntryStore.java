package org.rawat.conversations.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntryRecord;
import org.rawat.conversations.api.EntrySlice;
import org.rawat.conversations.api.EntryWindow;

/** The rows of entries. Every call stands inside a unit of work. */
@Component(service = EntryStore.class)
public final class EntryStore {
    private final EntityManager em;
    private final EntryRows rows = new EntryRows();
    private final Json json = new Json();

    @Activate
    public EntryStore(@Reference(target = "(osgi.unit.name=conversations)") EntityManager em) {
        this.em = em;
    }

    /** What a sender's device called an entry. */
    public record ClientKey(AccountId sender, UUID clientId) {}

    /** The number of an entry and where it is. */
    public record Place(ConversationId conversation, long seq) {}

    /** Writes entries, all in one statement. */
    public void add(List<NewEntry> all) {
        Sql.of(
                        em,
                        "INSERT INTO conversations.messages (id, conversation_id, seq, sender_id,"
                                + " sender_person_id, from_doctor, client_id, type, message,"
                                + " metadata, reply_to, urgent, sent_at)"
                                + " SELECT id, conversation, seq, sender, person, doctor, client,"
                                + " type, message, metadata::jsonb, reply, urgent, at"
                                + " FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::uuid[],"
                                + " ?::uuid[], ?::boolean[], ?::uuid[], ?::text[], ?::text[],"
                                + " ?::text[], ?::bigint[], ?::boolean[], ?::timestamptz[])"
                                + " AS n (id, conversation, seq, sender, person, doctor, client,"
                                + " type, message, metadata, reply, urgent, at)",
                        all.stream().map(it -> it.id().value()).toArray(UUID[]::new),
                        all.stream().map(it -> it.conversation().value()).toArray(UUID[]::new),
                        all.stream().map(NewEntry::seq).toArray(Long[]::new),
                        all.stream().map(it -> it.senderId().value()).toArray(UUID[]::new),
                        all.stream().map(it -> it.sender().value()).toArray(UUID[]::new),
                        all.stream()
                                .map(it -> it.side() == org.rawat.conversations.api.Side.DOCTOR)
                                .toArray(Boolean[]::new),
                        all.stream().map(NewEntry::clientId).toArray(UUID[]::new),
                        all.stream().map(it -> it.kind().code()).toArray(String[]::new),
                        all.stream().map(NewEntry::text).toArray(String[]::new),
                        all.stream().map(it -> json.write(it.metadata())).toArray(String[]::new),
                        all.stream()
                                .map(it -> it.replyTo() == null ? null : it.replyTo().seq())
                                .toArray(Long[]::new),
                        all.stream().map(NewEntry::urgent).toArray(Boolean[]::new),
                        all.stream().map(NewEntry::at).toArray(Instant[]::new))
                .run();
    }

    public Optional<Entry> find(EntryId id) {
        return Sql.of(em, EntryRows.SELECT + " WHERE m.id = ?", id.value()).first(rows::entry);
    }

    /** As it was sent: the first text of each entry that these senders' devices have called so. */
    public Map<ClientKey, Entry> sentAs(Collection<ClientKey> keys) {
        Map<ClientKey, Entry> found = new HashMap<>();
        Sql.of(
                        em,
                        EntryRows.SELECT
                                + " JOIN unnest(?::uuid[], ?::uuid[]) AS k (sender, client)"
                                + " ON m.sender_id = k.sender AND m.client_id = k.client",
                        keys.stream().map(it -> it.sender().value()).toArray(UUID[]::new),
                        keys.stream().map(ClientKey::clientId).toArray(UUID[]::new))
                .list(rows::entry)
                .forEach(it -> found.put(new ClientKey(it.senderId(), it.clientId()), it));
        return found;
    }

    /** The first texts of entries, whatever became of them. */
    public Map<EntryId, String> firstTexts(Collection<EntryId> ids) {
        Map<EntryId, String> found = new HashMap<>();
        Sql.of(
                        em,
                        "SELECT id, message FROM conversations.messages WHERE id = ANY(?)",
                        (Object) ids.stream().map(EntryId::value).toArray(UUID[]::new))
                .list(it -> found.put(new EntryId(Sql.uuid(it, "id")), it.getString("message")));
        return found;
    }

    /** Entries by where they stand; absent ones are left out. */
    public Map<Place, Entry> at(Collection<Place> places) {
        Map<Place, Entry> found = new HashMap<>();
        Sql.of(
                        em,
                        EntryRows.SELECT
                                + " JOIN unnest(?::uuid[], ?::bigint[]) AS k (conversation, number)"
                                + " ON m.conversation_id = k.conversation AND m.seq = k.number",
                        places.stream().map(it -> it.conversation().value()).toArray(UUID[]::new),
                        places.stream().map(Place::seq).toArray(Long[]::new))
                .list(rows::entry)
                .forEach(it -> found.put(new Place(it.conversation(), it.seq()), it));
        return found;
    }

    /** A part of a conversation; reads one row more than is wanted on each side. */
    public EntrySlice slice(ConversationId id, EntryWindow window, int limit) {
        long seq = window.seq();
        return switch (window.where()) {
            case NEWEST -> upTo(id, Long.MAX_VALUE, limit);
            case BEFORE -> upTo(id, seq, limit);
            case AFTER -> from(id, seq + 1, limit);
            case AROUND -> around(id, seq, limit);
        };
    }

    private EntrySlice upTo(ConversationId id, long before, int limit) {
        List<Entry> found =
                new ArrayList<>(
                        Sql.of(
                                        em,
                                        EntryRows.SELECT
                                                + " WHERE m.conversation_id = ? AND m.seq < ?"
                                                + " ORDER BY m.seq DESC LIMIT ?",
                                        id.value(),
                                        before,
                                        limit + 1)
                                .list(rows::entry));
        boolean earlier = found.size() > limit;
        List<Entry> shown = earlier ? found.subList(0, limit) : found;
        Collections.reverse(shown);
        return new EntrySlice(shown, earlier, before != Long.MAX_VALUE);
    }

    private EntrySlice from(ConversationId id, long first, int limit) {
        List<Entry> found =
                Sql.of(
                                em,
                                EntryRows.SELECT
                                        + " WHERE m.conversation_id = ? AND m.seq >= ?"
                                        + " ORDER BY m.seq LIMIT ?",
                                id.value(),
                                first,
                                limit + 1)
                        .list(rows::entry);
        boolean later = found.size() > limit;
        return new EntrySlice(later ? found.subList(0, limit) : found, first > 1, later);
    }

    private EntrySlice around(ConversationId id, long seq, int limit) {
        EntrySlice before = upTo(id, seq, Math.max(1, limit / 2));
        EntrySlice after = from(id, seq, Math.max(1, limit - before.entries().size()));
        List<Entry> all = new ArrayList<>(before.entries());
        all.addAll(after.entries());
        return new EntrySlice(all, before.earlier(), after.later());
    }

    /** Writes another text of an entry. */
    public void edit(Entry entry, String text, Instant at) {
        // A deleted entry has no further version, so the version is that of the text.
        long number = entry.version() + 1;
        Sql.of(
                        em,
                        "INSERT INTO conversations.message_versions (conversation_id, seq, number,"
                                + " message, written_at, written_by) VALUES (?, ?, ?, ?, ?, ?)",
                        entry.conversation().value(),
                        entry.seq(),
                        number,
                        text,
                        at,
                        entry.senderId().value())
                .run();
        mark(entry, "text_version = ?, edited_at = ?", number, at);
    }

    public void delete(Entry entry, AccountId by, Instant at) {
        mark(entry, "deleted_at = ?, deleted_by = ?", at, by.value());
    }

    public void confirm(Entry entry, AccountId by, Instant at) {
        mark(entry, "confirmed_at = ?, confirmed_by = ?", at, by.value());
    }

    public void describe(Entry entry, Map<String, @Nullable Object> metadata) {
        mark(entry, "metadata = ?::jsonb", json.write(metadata));
    }

    private void mark(Entry entry, String what, Object... values) {
        Object[] all = java.util.Arrays.copyOf(values, values.length + 2);
        all[values.length] = entry.conversation().value();
        all[values.length + 1] = entry.seq();
        Sql.of(
                        em,
                        "UPDATE conversations.messages SET "
                                + what
                                + " WHERE conversation_id = ? AND seq = ?",
                        all)
                .run();
    }

    /** Everything that was ever written in a conversation. */
    public List<EntryRecord> records(ConversationId id) {
        Map<Long, List<EntryRecord.Version>> texts = new HashMap<>();
        Sql.of(
                        em,
                        "SELECT seq, 1 AS number, message, sent_at AS at"
                                + " FROM conversations.messages WHERE conversation_id = ?"
                                + " UNION ALL SELECT seq, number, message, written_at"
                                + " FROM conversations.message_versions WHERE conversation_id = ?"
                                + " ORDER BY 1, 2",
                        id.value(),
                        id.value())
                .list(
                        it ->
                                texts.computeIfAbsent(it.getLong("seq"), s -> new ArrayList<>())
                                        .add(
                                                new EntryRecord.Version(
                                                        it.getLong("number"),
                                                        it.getString("message"),
                                                        Sql.instant(it, "at"))));
        return Sql.of(
                        em,
                        EntryRows.SELECT + " WHERE m.conversation_id = ? ORDER BY m.seq",
                        id.value())
                .list(rows::entry)
                .stream()
                .map(it -> new EntryRecord(it, texts.getOrDefault(it.seq(), List.of())))
                .toList();
    }
}
