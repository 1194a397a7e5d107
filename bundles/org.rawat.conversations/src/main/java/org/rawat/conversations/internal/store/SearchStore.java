package org.rawat.conversations.internal.store;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.Side;

/**
 * Looking for words. What is looked through follows what is written: soon after, and at the latest
 * when somebody looks, so that sending does not wait for it. Every call stands inside a unit.
 */
@Component(service = SearchStore.class)
public final class SearchStore {
    private static final int ROWS = 2_000;
    private static final int PART = 3;
    private static final int SLIP = 4;

    private final EntityManager em;
    private final EntryRows rows = new EntryRows();

    @Activate
    public SearchStore(@Reference(target = "(osgi.unit.name=conversations)") EntityManager em) {
        this.em = em;
    }

    private record Behind(UUID conversation, long from, long to) {}

    private record Text(UUID conversation, long seq, String words) {}

    /** Newest first: every word of the query as a word, a part of one, or nearly so. */
    public List<Entry> find(
            Side side, Collection<PersonId> persons, String query, int skipped, int most) {
        List<String> words = SearchWords.of(query);
        if (words.isEmpty()) {
            return List.of();
        }
        UUID[] ids = persons.stream().map(PersonId::value).toArray(UUID[]::new);
        String whose = (side == Side.DOCTOR ? "c.doctor_id" : "c.patient_id") + " = ANY(?)";
        while (!follow(behind(whose, ids))) {
            // The rest of a long conversation that nobody has looked through yet.
        }
        // One letter that is missing in a word of seven.
        Sql.of(em, "SELECT set_config('pg_trgm.word_similarity_threshold', '0.5', true)")
                .list(it -> true);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(ids);
        StringBuilder where = new StringBuilder();
        for (String word : words) {
            where.append(condition(word, values));
        }
        values.add(most);
        values.add(skipped);
        return Sql.of(
                        em,
                        EntryRows.SELECT
                                + " JOIN conversations.search_texts s"
                                + " ON s.conversation_id = m.conversation_id AND s.seq = m.seq"
                                + " JOIN conversations.conversations c"
                                + " ON c.id = m.conversation_id AND "
                                + whose
                                + " WHERE m.deleted_at IS NULL"
                                + where
                                + " ORDER BY m.sent_at DESC, m.conversation_id, m.seq DESC LIMIT ? OFFSET ?",
                        values.toArray())
                .list(rows::entry);
    }

    // A word has only letters and digits: it means nothing to LIKE and nothing to a tsquery.
    private static String condition(String word, List<@Nullable Object> values) {
        StringBuilder any =
                new StringBuilder(
                        " AND (to_tsvector('simple', s.words) @@ to_tsquery('simple', ?)");
        values.add(word + ":*");
        if (word.length() >= PART) {
            any.append(" OR s.words LIKE ?");
            values.add("%" + word + "%");
        }
        if (word.length() >= SLIP) {
            any.append(" OR ? OPERATOR(public.<%) s.words");
            values.add(word);
        }
        return any.append(")").toString();
    }

    /** Takes in what was written in this conversation; false when there is more. */
    public boolean follow(ConversationId conversation) {
        return follow(behind("c.id = ANY(?)", new UUID[] {conversation.value()}));
    }

    private List<Behind> behind(String whose, UUID[] ids) {
        return Sql.of(
                        em,
                        "SELECT c.id, coalesce(p.seq, 0) AS from_seq, c.last_seq"
                                + " FROM conversations.conversations c"
                                + " LEFT JOIN conversations.search_progress p"
                                + " ON p.conversation_id = c.id WHERE "
                                + whose
                                + " AND c.last_seq > coalesce(p.seq, 0) ORDER BY c.id",
                        (Object) ids)
                .list(
                        it ->
                                new Behind(
                                        Sql.uuid(it, "id"),
                                        it.getLong("from_seq"),
                                        it.getLong("last_seq")));
    }

    private boolean follow(List<Behind> all) {
        int left = ROWS;
        for (Behind it : all) {
            if (left <= 0) {
                return false;
            }
            long to = Math.min(it.to(), it.from() + left);
            take(texts(it.conversation(), it.from(), to));
            progress(it.conversation(), to);
            left -= (int) (to - it.from());
            if (to < it.to()) {
                return false;
            }
        }
        return true;
    }

    private List<Text> texts(UUID conversation, long from, long to) {
        return Sql.of(
                        em,
                        EntryRows.SELECT
                                + " WHERE m.conversation_id = ? AND m.seq > ? AND m.seq <= ?"
                                + " AND m.deleted_at IS NULL",
                        conversation,
                        from,
                        to)
                .list(rows::entry)
                .stream()
                .map(it -> new Text(conversation, it.seq(), SearchWords.plain(it.text())))
                .filter(it -> !it.words().isEmpty())
                .toList();
    }

    private void take(List<Text> texts) {
        Sql.of(
                        em,
                        "INSERT INTO conversations.search_texts (conversation_id, seq, words)"
                                + " SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[])"
                                + " ON CONFLICT (conversation_id, seq)"
                                + " DO UPDATE SET words = excluded.words",
                        texts.stream().map(Text::conversation).toArray(UUID[]::new),
                        texts.stream().map(Text::seq).toArray(Long[]::new),
                        texts.stream().map(Text::words).toArray(String[]::new))
                .run();
    }

    private void progress(UUID conversation, long seq) {
        Sql.of(
                        em,
                        "INSERT INTO conversations.search_progress AS p (conversation_id, seq)"
                                + " VALUES (?, ?) ON CONFLICT (conversation_id)"
                                + " DO UPDATE SET seq = greatest(p.seq, excluded.seq)",
                        conversation,
                        seq)
                .run();
    }

    /** An entry has another text, or none any more. */
    public void changed(Entry it) {
        if (it.deleted()) {
            Sql.of(
                            em,
                            "DELETE FROM conversations.search_texts"
                                    + " WHERE conversation_id = ? AND seq = ?",
                            it.conversation().value(),
                            it.seq())
                    .run();
        } else {
            take(
                    List.of(
                            new Text(
                                    it.conversation().value(),
                                    it.seq(),
                                    SearchWords.plain(it.text()))));
        }
    }
}
