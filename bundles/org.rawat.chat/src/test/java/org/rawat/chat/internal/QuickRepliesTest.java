package org.rawat.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.chat.internal.store.QuickReplyStore;
import org.rawat.conversations.api.Conversation;
import org.rawat.sdk.testkit.TestDatabase;

class QuickRepliesTest {
    private final Desk desk = new Desk(Map.of());
    private final TestDatabase db = TestDatabase.with("chat");
    private final QuickReplies quick =
            new QuickReplies(
                    new QuickReplyStore(db.entityManager("chat")),
                    desk.practice.people(),
                    db.unitOfWork(),
                    db.clock());
    private final Actor doctor = desk.practice.actor(desk.practice.doctor);
    private final Actor other = desk.practice.actor(desk.practice.otherDoctor);

    @AfterEach
    void close() {
        db.close();
        desk.close();
    }

    private static ClientKey key() {
        return new ClientKey(UUID.randomUUID());
    }

    @Test
    void aDoctorsOwnAreTheDoctorsAndTheClinicsAreEverybodys() {
        QuickReply own = quick.add(doctor, false, "Salam", "Halo {name}", key());
        QuickReply clinics = quick.add(doctor, true, "Jam buka", "Kami buka jam 8", key());
        assertThat(quick.list(doctor)).containsExactly(clinics, own);
        assertThat(quick.list(other)).containsExactly(clinics);
        assertThatThrownBy(() -> quick.one(other, own.id())).hasMessage("NOT_FOUND not-found");
        assertThatThrownBy(() -> quick.remove(other, clinics.id()))
                .hasMessage("NOT_FOUND not-found");
        quick.remove(doctor, clinics.id());
        assertThat(quick.list(other)).isEmpty();
    }

    @Test
    void aTitleIsUsedOnceAndADoubleTapMakesOne() {
        ClientKey key = key();
        QuickReply first = quick.add(doctor, false, "Salam", "Halo", key);
        assertThat(quick.add(doctor, false, "Salam", "Halo", key)).isEqualTo(first);
        assertThatThrownBy(() -> quick.add(doctor, false, "SALAM", "Hai", key()))
                .hasMessageContaining("field=title, code=taken");
        quick.add(other, false, "Salam", "Hai", key());
    }

    @Test
    void whatStandsInBracesIsFilledInForThePatient() {
        Conversation room = desk.practice.opened();
        QuickReply it =
                quick.add(
                        doctor, false, "Salam", "Halo {name}, ini {doctor}, pukul {time}.", key());
        assertThat(quick.filled(doctor, it, room))
                .isEqualTo("Halo Siti Aminah, ini dr. Ayu Lestari, pukul 08:00.");
    }

    @Test
    void patientsHaveNone() {
        Actor patient = desk.practice.actor(desk.practice.patient);
        assertThatThrownBy(() -> quick.list(patient)).hasMessage("NOT_FOUND not-found");
        assertThatThrownBy(() -> quick.add(patient, true, "x", "y", key()))
                .hasMessage("NOT_FOUND not-found");
    }
}
