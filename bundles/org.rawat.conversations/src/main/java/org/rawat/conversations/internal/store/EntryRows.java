package org.rawat.conversations.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntryKind;
import org.rawat.conversations.api.EntryQuote;
import org.rawat.conversations.api.Side;

/** How entries are read: each with its newest text and with the beginning of what it answers. */
final class EntryRows {
    /** The text as it is to be seen now, of the row of that alias and its newest version. */
    private static String text(String row, String version) {
        return "CASE WHEN %1$s.deleted_at IS NULL THEN coalesce(%2$s.message, %1$s.message) ELSE '' END"
                .formatted(row, version);
    }

    private static String newest(String row, String version) {
        return " LEFT JOIN conversations.message_versions %2$s ON %2$s.conversation_id = %1$s.conversation_id AND %2$s.seq = %1$s.seq AND %2$s.number = %1$s.text_version"
                .formatted(row, version);
    }

    static final String SELECT =
            "SELECT m.id, m.conversation_id, m.seq, m.type, m.sender_id, m.sender_person_id,"
                    + " m.from_doctor, m.client_id, m.sent_at, m.text_version, m.edited_at,"
                    + " m.deleted_at, m.reply_to, m.urgent, m.confirmed_at, m.read_at, m.metadata, "
                    + text("m", "v")
                    + " AS text, q.sender_person_id AS quoted_sender,"
                    + " q.from_doctor AS quoted_doctor, CASE q.type WHEN 'text' THEN"
                    + " left("
                    + text("q", "w")
                    + ", "
                    + EntryQuote.MAX
                    + ") ELSE '' END AS quoted FROM conversations.messages m"
                    + newest("m", "v")
                    + " LEFT JOIN conversations.messages q"
                    + " ON q.conversation_id = m.conversation_id AND q.seq = m.reply_to"
                    + newest("q", "w");

    private final Json json = new Json();

    Entry entry(ResultSet it) throws SQLException {
        Instant deletedAt = Sql.instantOrNull(it, "deleted_at");
        long edits = it.getLong("text_version");
        return new Entry(
                new EntryId(Sql.uuid(it, "id")),
                new ConversationId(Sql.uuid(it, "conversation_id")),
                it.getLong("seq"),
                EntryKind.ofCode(it.getString("type")),
                new AccountId(Sql.uuid(it, "sender_id")),
                new PersonId(Sql.uuid(it, "sender_person_id")),
                it.getBoolean("from_doctor") ? Side.DOCTOR : Side.PATIENT,
                Sql.uuid(it, "client_id"),
                it.getString("text"),
                Sql.instant(it, "sent_at"),
                deletedAt == null ? edits : edits + 1,
                Sql.instantOrNull(it, "edited_at"),
                deletedAt,
                quote(it),
                it.getBoolean("urgent"),
                Sql.instantOrNull(it, "confirmed_at"),
                Sql.instantOrNull(it, "read_at"),
                deletedAt == null ? json.read(it.getString("metadata")) : java.util.Map.of());
    }

    private static @Nullable EntryQuote quote(ResultSet it) throws SQLException {
        Long seq = Sql.longOrNull(it, "reply_to");
        return seq == null
                ? null
                : new EntryQuote(
                        seq,
                        new PersonId(Sql.uuid(it, "quoted_sender")),
                        it.getBoolean("quoted_doctor") ? Side.DOCTOR : Side.PATIENT,
                        it.getString("quoted"));
    }
}
