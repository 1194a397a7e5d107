package org.rawat.conversations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.conversations.api.ChangeEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Entry;

/** Whatever asks the database, what was sent stays as it was sent. */
class KeptTest {
    private final Practice practice = new Practice();
    private Conversation room;
    private Entry entry;

    @BeforeEach
    void write() {
        room = practice.opened();
        entry = practice.say(practice.patient, room.id(), "asli");
        practice.say(practice.doctor, room.id(), "balasan");
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void whatWasSentIsNotChangedByTheApplicationsRoleNorByTheOwner() {
        for (DataSource who : List.of(practice.db.dataSource(), practice.db.ownerDataSource())) {
            for (String change :
                    List.of(
                            "message = 'palsu'",
                            "sent_at = sent_at - interval '1 day'",
                            "sender_id = gen_random_uuid()",
                            "sender_person_id = gen_random_uuid()",
                            "from_doctor = NOT from_doctor",
                            "client_id = gen_random_uuid()",
                            "type = 'file'",
                            "metadata = '{\"a\":1}'",
                            "urgent = NOT urgent",
                            "id = gen_random_uuid()",
                            "seq = seq + 100",
                            "reply_to = 1",
                            "text_version = 2, edited_at = now()",
                            "edited_at = now()")) {
                refused(who, "UPDATE conversations.messages SET " + change + " WHERE seq = 2");
            }
        }
    }

    @Test
    void nothingIsDeletedOrEmptied() {
        DataSource owner = practice.db.ownerDataSource();
        for (String table : List.of("messages", "message_versions", "marks", "conversations")) {
            refused(owner, "DELETE FROM conversations." + table);
            refused(owner, "TRUNCATE conversations." + table + " CASCADE");
            refused(practice.db.dataSource(), "DELETE FROM conversations." + table);
        }
    }

    @Test
    void aMarkIsSetOnce() throws SQLException {
        String deleted = "UPDATE conversations.messages SET deleted_at = %s, deleted_by = %s";
        TestSql.run(practice.db.dataSource(), deleted.formatted("now()", "gen_random_uuid()"));
        refused(practice.db.dataSource(), deleted.formatted("NULL", "NULL"));
        refused(practice.db.dataSource(), deleted.formatted("now()", "gen_random_uuid()"));
        TestSql.run(practice.db.dataSource(), "UPDATE conversations.messages SET read_at = now()");
        refused(practice.db.dataSource(), "UPDATE conversations.messages SET read_at = NULL");
    }

    @Test
    void aVersionIsTheNextOneOfItsSenderWithinFifteenMinutesAndStays() {
        practice.db
                .unitOfWork()
                .run(
                        () ->
                                practice.threads.change(
                                        practice.actor(practice.patient),
                                        entry.id(),
                                        new ChangeEntry.Edit(1, "diubah")));
        DataSource owner = practice.db.ownerDataSource();
        refused(owner, "UPDATE conversations.message_versions SET message = 'palsu'");
        String version =
                "INSERT INTO conversations.message_versions SELECT conversation_id, seq, %s,"
                        + " 'palsu', %s, %s FROM conversations.messages WHERE seq = 1";
        refused(owner, version.formatted("4", "sent_at", "sender_id"));
        refused(owner, version.formatted("3", "sent_at", "gen_random_uuid()"));
        refused(owner, version.formatted("3", "sent_at + interval '15 minutes'", "sender_id"));
    }

    @Test
    void numbersHaveNoGapWhoeverGivesThem() {
        DataSource owner = practice.db.ownerDataSource();
        String insert =
                "INSERT INTO conversations.messages (id, conversation_id, seq, sender_id,"
                        + " sender_person_id, from_doctor, client_id, type, message, metadata,"
                        + " urgent, sent_at) SELECT gen_random_uuid(), id, %s, doctor_id,"
                        + " doctor_id, true, gen_random_uuid(), 'text', 'x', '{}', false, now()"
                        + " FROM conversations.conversations";
        refused(owner, insert.formatted("3"));
        refused(owner, "UPDATE conversations.conversations SET last_seq = 3");
        refused(owner, "UPDATE conversations.conversations SET last_seq = 1");
        refused(
                owner,
                "UPDATE conversations.conversations SET last_seq = 4",
                insert.formatted("4"));
        assertThat(practice.say(practice.patient, room.id(), "lanjut").seq()).isEqualTo(3);
    }

    @Test
    void aMessageBeginsWithoutMarksAndOnlyTheDoctorsIsUrgent() {
        DataSource owner = practice.db.ownerDataSource();
        String insert =
                "INSERT INTO conversations.messages (id, conversation_id, seq, sender_id,"
                        + " sender_person_id, from_doctor, client_id, type, message, metadata,"
                        + " urgent, sent_at, read_at) SELECT gen_random_uuid(), id, 3, doctor_id,"
                        + " doctor_id, %s, gen_random_uuid(), 'text', 'x', '{}', %s, now(), %s"
                        + " FROM conversations.conversations";
        String number = "UPDATE conversations.conversations SET last_seq = 3";
        refused(owner, number, insert.formatted("true", "false", "now()"));
        refused(owner, number, insert.formatted("false", "true", "NULL"));
    }

    @Test
    void marksOnlyGrowAndNeverBeyondWhatWasWritten() throws SQLException {
        practice.conversations.mark(practice.actor(practice.patient), room.id(), 2, 1);
        practice.book.look();
        DataSource owner = practice.db.ownerDataSource();
        refused(owner, "UPDATE conversations.marks SET read_seq = 0");
        refused(owner, "UPDATE conversations.marks SET delivered_seq = 1");
        refused(owner, "UPDATE conversations.marks SET delivered_seq = 3");
        refused(owner, "UPDATE conversations.marks SET account_id = gen_random_uuid()");
        TestSql.run(owner, "UPDATE conversations.marks SET read_seq = 2");
    }

    @Test
    void whoseConversationItIsNeverChanges() {
        DataSource owner = practice.db.ownerDataSource();
        for (String change :
                List.of(
                        "patient_id = gen_random_uuid()",
                        "doctor_id = gen_random_uuid()",
                        "appointment_id = gen_random_uuid()",
                        "visit_ends_at = visit_ends_at + interval '1 year'",
                        "opened_by = gen_random_uuid()")) {
            refused(owner, "UPDATE conversations.conversations SET " + change);
        }
    }

    @Test
    void anEditComesTooLateAfterFifteenMinutesAndOnlyFromItsSender() {
        practice.db.clock().advance(Duration.ofMinutes(15));
        assertThatThrownBy(
                        () ->
                                practice.db
                                        .unitOfWork()
                                        .run(
                                                () ->
                                                        practice.threads.change(
                                                                practice.actor(practice.patient),
                                                                entry.id(),
                                                                new ChangeEntry.Edit(
                                                                        1, "terlambat"))))
                .hasMessageContaining("too-late");
    }

    private static void refused(DataSource who, String... sql) {
        assertThatThrownBy(() -> TestSql.run(who, sql))
                .as(String.join("; ", sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isIn("23514", "23503", "23505", "42501");
    }
}
