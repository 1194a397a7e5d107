package org.rawat.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.Side;

class RecordsTest {
    private final Desk desk = new Desk(Map.of());
    private final Conversation room = desk.practice.opened();
    private final Actor patient = desk.practice.actor(desk.practice.patient);
    private final Actor doctor = desk.practice.actor(desk.practice.doctor);
    private final Records records =
            new Records(desk.practice.conversations, desk.practice.threads, desk.practice.people());

    @AfterEach
    void close() {
        desk.close();
    }

    private Entry say(String text) {
        return desk.practice.say(desk.practice.patient, room.id(), text);
    }

    private List<String> found(Actor who, Side side, String query) {
        return records.search(who, side, query, 0, 20).stream().map(Entry::text).toList();
    }

    @Test
    void wordsAreFoundWhateverTheirAccentsAndCapitalsAndSmallSlips() {
        say("Sakit kepala sejak Senin");
        say("Café dekat klinik");
        say("Kepalanya sudah tidak sakit");
        say("The headache is gone");
        assertThat(found(patient, Side.PATIENT, "SAKIT kepala"))
                .containsExactly("Kepalanya sudah tidak sakit", "Sakit kepala sejak Senin");
        assertThat(found(patient, Side.PATIENT, "cafe")).containsExactly("Café dekat klinik");
        assertThat(found(patient, Side.PATIENT, "hedache")).containsExactly("The headache is gone");
        assertThat(found(patient, Side.PATIENT, "obat")).isEmpty();
        assertThat(found(doctor, Side.DOCTOR, "senin")).hasSize(1);
        assertThat(found(doctor, Side.PATIENT, "senin")).isEmpty();
    }

    @Test
    void onlyOnesOwnConversationsAreLookedThrough() {
        say("rahasia saya");
        assertThat(found(desk.practice.actor(desk.practice.otherPatient), Side.PATIENT, "rahasia"))
                .isEmpty();
        assertThat(found(desk.practice.actor(desk.practice.otherDoctor), Side.DOCTOR, "rahasia"))
                .isEmpty();
    }

    @Test
    void anEditIsFoundByItsNewTextAndADeletedMessageByNothing() {
        Entry edited = say("alergi udang");
        Entry deleted = say("alergi kacang");
        assertThat(found(patient, Side.PATIENT, "alergi")).hasSize(2);
        desk.messages.edit(patient, edited.id(), 1, "alergi kepiting");
        desk.messages.delete(patient, deleted.id(), 1);
        assertThat(found(patient, Side.PATIENT, "udang")).isEmpty();
        assertThat(found(patient, Side.PATIENT, "kacang")).isEmpty();
        assertThat(found(patient, Side.PATIENT, "alergi")).containsExactly("alergi kepiting");
    }

    @Test
    void hostileQueriesFindNothingAndBreakNothing() {
        say("biasa saja");
        for (String query :
                List.of(
                        "",
                        "  ",
                        "%",
                        "_",
                        "'; DROP TABLE conversations.messages; --",
                        "!!! & | ( ) :*",
                        "\u0000",
                        "\ud800",
                        "\u202E")) {
            assertThat(found(patient, Side.PATIENT, query)).as(query).isEmpty();
        }
        assertThatThrownBy(() -> found(patient, Side.PATIENT, "x".repeat(201)))
                .hasMessageContaining("too-long");
        assertThat(found(patient, Side.PATIENT, "a b c d e f g h i j k l m n o p")).isEmpty();
    }

    @Test
    void theTranscriptOfAClosedConversationHoldsEverythingAndItsFingerprint() throws Exception {
        Entry edited = say("minum 2 kali");
        Entry deleted = say("salah kirim");
        desk.messages.edit(patient, edited.id(), 1, "minum 3 kali");
        desk.messages.delete(patient, deleted.id(), 1);
        assertThatThrownBy(() -> records.transcript(patient, room.id()))
                .hasMessageContaining("conversation-open");
        desk.practice.conversations.close(doctor, room.id(), room.version());

        Transcript transcript = records.transcript(patient, room.id());

        String file = new String(transcript.file(), StandardCharsets.UTF_8);
        JsonNode json = new ObjectMapper().readTree(file);
        String content = file.substring(file.indexOf("\"content\":") + 10, file.length() - 2);
        assertThat(json.get("sha256").asText()).isEqualTo(Transcript.sha256(content));
        JsonNode entries = json.get("content").get("entries");
        assertThat(entries.get(0).get("versions").findValuesAsText("text"))
                .containsExactly("minum 2 kali", "minum 3 kali");
        assertThat(entries.get(1).get("versions").findValuesAsText("text"))
                .containsExactly("salah kirim");
        assertThat(entries.get(1).get("deletedAt").isNull()).isFalse();
        assertThat(records.transcript(doctor, room.id()).sha256()).isEqualTo(transcript.sha256());
        assertThatThrownBy(
                        () ->
                                records.transcript(
                                        desk.practice.actor(desk.practice.otherDoctor), room.id()))
                .hasMessage("NOT_FOUND not-found");
    }
}
