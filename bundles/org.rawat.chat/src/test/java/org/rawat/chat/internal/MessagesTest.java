package org.rawat.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;

class MessagesTest {
    private final Desk desk = new Desk(Map.of());
    private final Conversation room = desk.practice.opened();
    private final Actor patient = desk.practice.actor(desk.practice.patient);
    private final Actor doctor = desk.practice.actor(desk.practice.doctor);

    @AfterEach
    void close() {
        desk.close();
    }

    private Sent send(Actor who, UUID cid, String body) {
        return desk.messages.sendAndWait(
                who, null, new SendMessage(room.id(), cid, body, null, false));
    }

    private Entry entry(EntryId id) {
        return desk.practice.conversations.entry(patient, id);
    }

    @Test
    void aDoubleTapStoresOneMessageAndBothTapsHearOfIt() {
        UUID cid = UUID.randomUUID();
        Sent first = send(patient, cid, "halo dok ");
        Sent again = send(patient, cid, " halo dok");
        assertThat(first.dup()).isFalse();
        assertThat(again.dup()).isTrue();
        assertThat(again.entry()).isEqualTo(first.entry());
        assertThat(again.seq()).isEqualTo(1);
        assertThatThrownBy(() -> send(patient, cid, "lain"))
                .hasMessageContaining("client-id-reused");
    }

    @Test
    void aSessionThatHasEndedMeanwhileSendsNothing() {
        assertThatThrownBy(
                        () ->
                                desk.messages.sendAndWait(
                                        patient,
                                        "ended",
                                        new SendMessage(
                                                room.id(), UUID.randomUUID(), "halo", null, false)))
                .hasMessageContaining("NOT_SIGNED_IN");
        desk.practice.sessions.put("other", doctor);
        assertThatThrownBy(
                        () ->
                                desk.messages.sendAndWait(
                                        patient,
                                        "other",
                                        new SendMessage(
                                                room.id(), UUID.randomUUID(), "halo", null, false)))
                .hasMessageContaining("NOT_SIGNED_IN");
        assertThat(desk.texts(room.id())).isEmpty();
    }

    @Test
    void theTwentyFirstMessageOfAMinuteWaits() {
        for (int i = 0; i < 20; i++) {
            send(patient, UUID.randomUUID(), "pesan " + i);
        }
        assertThatThrownBy(() -> send(patient, UUID.randomUUID(), "satu lagi"))
                .hasMessageContaining("too-often");
        send(doctor, UUID.randomUUID(), "sabar");
        desk.practice.db.clock().advance(Duration.ofSeconds(3));
        send(patient, UUID.randomUUID(), "satu lagi");
    }

    @Test
    void anEditShowsTheNewTextAndKeepsTheOld() {
        Sent sent = send(patient, UUID.randomUUID(), "minum 2 kali");
        Entry edited = desk.messages.edit(patient, sent.entry(), 1, "minum 3 kali");
        assertThat(edited.text()).isEqualTo("minum 3 kali");
        assertThat(edited.version()).isEqualTo(2);
        assertThat(edited.editedAt()).isNotNull();
        assertThatThrownBy(() -> desk.messages.edit(patient, sent.entry(), 1, "lagi"))
                .hasMessageContaining("stale");
        assertThatThrownBy(() -> desk.messages.edit(doctor, sent.entry(), 2, "palsu"))
                .hasMessageContaining("FORBIDDEN");
        desk.practice.db.clock().advance(Duration.ofMinutes(15));
        assertThatThrownBy(() -> desk.messages.edit(patient, sent.entry(), 2, "terlambat"))
                .hasMessageContaining("too-late");
        close(room);
        assertThat(desk.practice.threads.transcript(patient, room.id()).get(0).versions())
                .extracting(it -> it.text())
                .containsExactly("minum 2 kali", "minum 3 kali");
    }

    private void close(Conversation it) {
        desk.practice.conversations.close(
                doctor,
                it.id(),
                desk.practice.conversations.conversation(doctor, it.id()).version());
    }

    @Test
    void aDeletedMessageKeepsItsPlaceAndShowsNothing() {
        Sent first = send(patient, UUID.randomUUID(), "rahasia");
        Sent second =
                desk.messages.sendAndWait(
                        doctor,
                        null,
                        new SendMessage(room.id(), UUID.randomUUID(), "jawab", first.seq(), false));
        assertThat(entry(second.entry()).replyTo().text()).isEqualTo("rahasia");
        assertThatThrownBy(() -> desk.messages.delete(doctor, first.entry(), 1))
                .hasMessageContaining("FORBIDDEN");

        desk.messages.delete(patient, first.entry(), 1);

        assertThat(entry(first.entry()).deleted()).isTrue();
        assertThat(entry(first.entry()).text()).isEmpty();
        assertThat(entry(first.entry()).seq()).isEqualTo(1);
        assertThat(entry(second.entry()).replyTo().text()).isEmpty();
        assertThatThrownBy(() -> desk.messages.edit(patient, first.entry(), 2, "kembali"))
                .hasMessageContaining("entry-deleted");
        assertThat(desk.practice.db.audit().actions()).contains("message.send", "message.delete");
    }

    @Test
    void thePatientConfirmsWhatIsUrgentAndTheDoctorCannot() {
        Sent urgent =
                desk.messages.sendAndWait(
                        doctor,
                        null,
                        new SendMessage(room.id(), UUID.randomUUID(), "segera ke IGD", null, true));
        assertThatThrownBy(() -> desk.messages.confirm(doctor, urgent.entry()))
                .hasMessageContaining("FORBIDDEN");
        Entry confirmed = desk.messages.confirm(patient, urgent.entry());
        desk.practice.db.clock().advance(Duration.ofMinutes(1));
        assertThat(desk.messages.confirm(patient, urgent.entry()).confirmedAt())
                .isEqualTo(confirmed.confirmedAt())
                .isNotNull();
        assertThatThrownBy(
                        () ->
                                desk.messages.sendAndWait(
                                        patient,
                                        null,
                                        new SendMessage(
                                                room.id(),
                                                UUID.randomUUID(),
                                                "tolong",
                                                null,
                                                true)))
                .hasMessageContaining("field=urgent");
    }

    @Test
    void theDoctorPinsAnInstructionUntilItIsDeleted() {
        Sent sent = send(doctor, UUID.randomUUID(), "minum sesudah makan");
        assertThatThrownBy(() -> desk.messages.pin(patient, room.id(), sent.entry()))
                .hasMessageContaining("FORBIDDEN");
        assertThat(desk.messages.pin(doctor, room.id(), sent.entry()).pinned()).isEqualTo(1);
        desk.messages.delete(doctor, sent.entry(), 1);
        assertThat(desk.practice.conversations.conversation(patient, room.id()).pinned()).isNull();
        assertThatThrownBy(() -> desk.messages.pin(doctor, room.id(), sent.entry()))
                .hasMessageContaining("entry-deleted");
    }

    @Test
    void nothingIsChangedInAClosedConversation() {
        Sent sent = send(patient, UUID.randomUUID(), "satu");
        Sent urgent =
                desk.messages.sendAndWait(
                        doctor,
                        null,
                        new SendMessage(room.id(), UUID.randomUUID(), "segera", null, true));
        close(room);
        assertThatThrownBy(() -> send(patient, UUID.randomUUID(), "dua"))
                .hasMessageContaining("conversation-closed");
        assertThatThrownBy(() -> desk.messages.edit(patient, sent.entry(), 1, "tiga"))
                .hasMessageContaining("conversation-closed");
        assertThatThrownBy(() -> desk.messages.delete(patient, sent.entry(), 1))
                .hasMessageContaining("conversation-closed");
        assertThatThrownBy(() -> desk.messages.pin(doctor, room.id(), sent.entry()))
                .hasMessageContaining("conversation-closed");
        // That it was read may still be said.
        assertThat(desk.messages.confirm(patient, urgent.entry()).confirmedAt()).isNotNull();
    }

    @Test
    void toAStrangerNoMessageExists() {
        Sent sent = send(patient, UUID.randomUUID(), "satu");
        Actor stranger = desk.practice.actor(desk.practice.otherPatient);
        assertThatThrownBy(() -> send(stranger, UUID.randomUUID(), "halo"))
                .hasMessage("NOT_FOUND not-found");
        assertThatThrownBy(() -> desk.messages.edit(stranger, sent.entry(), 1, "x"))
                .hasMessage("NOT_FOUND not-found");
        assertThatThrownBy(() -> desk.messages.delete(stranger, sent.entry(), 1))
                .hasMessage("NOT_FOUND not-found");
        assertThatThrownBy(() -> desk.messages.entry(stranger, room.id(), sent.entry()))
                .hasMessage("NOT_FOUND not-found");
        Conversation other = desk.practice.opened(desk.practice.otherDoctor, desk.practice.patient);
        assertThatThrownBy(() -> desk.messages.entry(patient, other.id(), sent.entry()))
                .hasMessage("NOT_FOUND not-found");
    }
}
