package org.rawat.chat.internal.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.chat.internal.Desk;
import org.rawat.conversations.api.Conversation;
import org.rawat.realtime.api.Socket;

class HandlersTest {
    private final Desk desk = new Desk(Map.of("rate.per.minute", 1_000));
    private final Conversation room = desk.practice.opened();
    private final Socket patient = socket(desk.practice.patient);
    private final Socket doctor = socket(desk.practice.doctor);
    private final MessageHandler messages = new MessageHandler(desk.messages);
    private final TypingHandler typing =
            new TypingHandler(
                    desk.practice.threads, desk.practice.live(), desk.practice.db.clock());

    @AfterEach
    void close() {
        desk.close();
    }

    private Socket socket(org.rawat.api.PersonId person) {
        var actor = desk.practice.actor(person);
        desk.practice.sessions.put(person.toString(), actor);
        return desk.practice.socket(actor, person.toString());
    }

    private static Map<String, Object> data(Object... pairs) {
        Map<String, Object> data = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            data.put((String) pairs[i], pairs[i + 1]);
        }
        return data;
    }

    private Map<String, ?> ask(Socket from, String type, Object... pairs) throws Exception {
        return messages.handle(from, type, data(pairs))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSendIsAnsweredWithItsNumberAndTheSameAgain() throws Exception {
        String cid = UUID.randomUUID().toString();
        Map<String, ?> first =
                ask(patient, "msg.send", "conv", room.id().toString(), "cid", cid, "body", "halo");
        Map<String, ?> again =
                ask(patient, "msg.send", "conv", room.id().toString(), "cid", cid, "body", "halo");
        assertThat(first.get("seq")).isEqualTo(1L);
        assertThat(first.get("dup")).isEqualTo(false);
        assertThat(again.get("dup")).isEqualTo(true);
        assertThat(again.get("entry")).isEqualTo(first.get("entry"));
        // Only the author's devices learn what they called it.
        assertThat(desk.practice.log.payloads)
                .extracting(it -> (Object) ((Map<?, ?>) it.get("entry")).get("cid"))
                .containsExactlyInAnyOrder(cid, null);
    }

    @Test
    void anEditADeletionAConfirmationAndAPinAreAnsweredWithTheNewVersion() throws Exception {
        Map<String, ?> sent =
                ask(
                        doctor,
                        "msg.send",
                        "conv",
                        room.id().toString(),
                        "cid",
                        UUID.randomUUID().toString(),
                        "body",
                        "penting",
                        "urgent",
                        true);
        Object entry = sent.get("entry");
        assertThat(
                        ask(
                                        doctor,
                                        "msg.edit",
                                        "conv",
                                        room.id().toString(),
                                        "entry",
                                        entry,
                                        "version",
                                        1L,
                                        "body",
                                        "sangat penting")
                                .get("version"))
                .isEqualTo(2L);
        ask(doctor, "msg.pin", "conv", room.id().toString(), "entry", entry);
        ask(patient, "msg.confirm", "conv", room.id().toString(), "entry", entry);
        assertThat(
                        ask(
                                        doctor,
                                        "msg.delete",
                                        "conv",
                                        room.id().toString(),
                                        "entry",
                                        entry,
                                        "version",
                                        2L)
                                .get("version"))
                .isEqualTo(3L);
    }

    @Test
    void hostileFramesAreRefusedNamingTheField() {
        String conv = room.id().toString();
        String cid = UUID.randomUUID().toString();
        for (List<Object> pairs :
                List.<List<Object>>of(
                        Arrays.asList("conv", conv, "body", "x"),
                        Arrays.asList("conv", conv, "cid", "1", "body", "x"),
                        Arrays.asList("conv", conv, "cid", 5L, "body", "x"),
                        Arrays.asList("conv", conv, "cid", cid, "body", null),
                        Arrays.asList("conv", conv, "cid", cid, "body", List.of("x")),
                        Arrays.asList("conv", conv, "cid", cid, "body", "a\u0007"),
                        Arrays.asList("conv", conv, "cid", cid, "body", "x", "replyTo", -1L),
                        Arrays.asList("conv", conv, "cid", cid, "body", "x", "replyTo", 1.5),
                        Arrays.asList("conv", conv, "cid", cid, "body", "x", "urgent", "ya"))) {
            assertThatThrownBy(() -> ask(patient, "msg.send", pairs.toArray()))
                    .as(pairs.toString())
                    .hasStackTraceContaining("INVALID");
        }
        for (Object conversation :
                List.of("", "x", conv.toUpperCase(), UUID.randomUUID().toString())) {
            assertThatThrownBy(
                            () ->
                                    ask(
                                            patient,
                                            "msg.send",
                                            "conv",
                                            conversation,
                                            "cid",
                                            cid,
                                            "body",
                                            "x"))
                    .hasStackTraceContaining("NOT_FOUND");
        }
    }

    @Test
    void typingReachesTheOthersOnceInThreeSecondsAndIsStoredNowhere() {
        String conv = room.id().toString();
        AccountId doctors = desk.practice.account(desk.practice.doctor);
        for (int i = 0; i < 10; i++) {
            typing.handle(patient, "typing", data("conv", conv, "on", true));
            desk.practice.db.clock().advance(Duration.ofMillis(500));
        }
        typing.handle(patient, "typing", data("conv", conv, "on", false));
        typing.handle(patient, "typing", data("conv", conv, "on", false));
        assertThat(desk.practice.told)
                .filteredOn(it -> it.type().equals("typing"))
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.accounts()).containsExactly(doctors));
        assertThat(desk.practice.told.get(desk.practice.told.size() - 1).data().get("on"))
                .isEqualTo(false);
    }

    @Test
    void aStrangerTypesIntoNobodysRoom() {
        Socket stranger = socket(desk.practice.otherPatient);
        assertThatThrownBy(
                        () ->
                                typing.handle(
                                        stranger,
                                        "typing",
                                        data("conv", room.id().toString(), "on", true)))
                .hasMessage("NOT_FOUND not-found");
    }
}
