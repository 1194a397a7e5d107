package org.rawat.conversations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentEvent;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationEvent;
import org.rawat.conversations.api.ConversationStatus;

class OpeningTest {
    private final Practice practice = new Practice();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void anAppointmentHasOneConversationWhoeverOpensIt() {
        AppointmentId visit =
                practice.visit(practice.doctor, practice.patient, AppointmentStatus.CONFIRMED);

        Conversation first = practice.conversations.open(practice.actor(practice.patient), visit);
        Conversation again = practice.conversations.open(practice.actor(practice.doctor), visit);

        assertThat(again).isEqualTo(first);
        assertThat(first.status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(practice.db.events().published(ConversationEvent.Opened.class)).hasSize(1);
        assertThat(practice.db.audit().actions())
                .containsExactly("conversation.open", "conversation.open");
        assertThat(practice.db.audit().entries().get(0).persons())
                .containsExactly(practice.patient);
    }

    @Test
    void twentyWhoOpenAtOnceFindTheSameOne() throws Exception {
        AppointmentId visit =
                practice.visit(practice.doctor, practice.patient, AppointmentStatus.COMPLETED);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            Callable<Conversation> open =
                    () -> practice.conversations.open(practice.actor(practice.patient), visit);
            List<Future<Conversation>> all =
                    threads.invokeAll(java.util.Collections.nCopies(20, open));
            Set<Object> ids = new java.util.HashSet<>();
            for (Future<Conversation> one : all) {
                ids.add(one.get().id());
            }
            assertThat(ids).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(TestSql.number(practice.db, "SELECT count(*) FROM conversations.conversations"))
                .isEqualTo(1);
    }

    @Test
    void onlyAConfirmedOrCompletedAppointmentIsTalkedAbout() {
        for (AppointmentStatus status :
                List.of(
                        AppointmentStatus.PENDING,
                        AppointmentStatus.CANCELLED,
                        AppointmentStatus.NO_SHOW)) {
            AppointmentId visit = practice.visit(practice.doctor, practice.patient, status);
            assertThatThrownBy(
                            () ->
                                    practice.conversations.open(
                                            practice.actor(practice.patient), visit))
                    .hasMessageContaining("not-confirmed");
        }
    }

    @Test
    void toStrangersItDoesNotExist() {
        Conversation it = practice.opened();
        for (PersonId stranger : List.of(practice.otherDoctor, practice.otherPatient)) {
            var actor = practice.actor(stranger);
            assertThatThrownBy(() -> practice.conversations.open(actor, it.appointmentId()))
                    .hasMessage("NOT_FOUND not-found");
            assertThatThrownBy(() -> practice.conversations.conversation(actor, it.id()))
                    .hasMessage("NOT_FOUND not-found");
            assertThatThrownBy(() -> practice.conversations.marks(actor, it.id()))
                    .hasMessage("NOT_FOUND not-found");
            assertThatThrownBy(() -> practice.conversations.mark(actor, it.id(), 1, 1))
                    .hasMessage("NOT_FOUND not-found");
            assertThat(practice.conversations.ofAppointment(actor, it.appointmentId())).isEmpty();
        }
        assertThatThrownBy(
                        () ->
                                practice.conversations.conversation(
                                        Practice.administrator(), it.id()))
                .hasMessage("NOT_FOUND not-found");
    }

    @Test
    void aParentWritesForAChildUntilTheParentActsNoLonger() {
        PersonId parent = practice.person("Rina Wati");
        PersonId child = practice.childOf(parent, "Adi Wati");
        Conversation it = practice.opened(practice.doctor, child);

        practice.say(parent, it.id(), "Adi demam sejak pagi");
        assertThat(practice.threads.participants(List.of(it.id())).get(it.id()))
                .containsExactlyInAnyOrder(
                        practice.account(parent), practice.account(practice.doctor));

        practice.parents.remove(child);
        assertThatThrownBy(
                        () -> practice.conversations.conversation(practice.actor(parent), it.id()))
                .hasMessage("NOT_FOUND not-found");
    }

    @Test
    void theWindowClosesItToTheSecondAndTheTimerNotesIt() {
        Conversation it = practice.opened();
        practice.db.clock().set(it.closesAt().minusSeconds(1));
        practice.say(practice.patient, it.id(), "masih bisa");

        practice.db.clock().set(it.closesAt());
        assertThat(
                        practice.conversations
                                .conversation(practice.actor(practice.patient), it.id())
                                .status())
                .isEqualTo(ConversationStatus.CLOSED);
        assertThat(
                        practice.append(
                                AppendEntry.text(
                                        practice.actor(practice.patient),
                                        it.id(),
                                        UUID.randomUUID(),
                                        "terlambat")))
                .singleElement()
                .asString()
                .contains("conversation-closed");

        practice.closer.sweep();
        assertThat(practice.db.events().published(ConversationEvent.StatusChanged.class))
                .containsExactly(
                        new ConversationEvent.StatusChanged(it.id(), ConversationStatus.CLOSED));
    }

    @Test
    void aConversationIsNotBegunWhenItsWindowIsOver() {
        AppointmentId visit =
                practice.visit(practice.doctor, practice.patient, AppointmentStatus.COMPLETED);
        practice.db.clock().advance(Duration.ofDays(8));
        assertThatThrownBy(
                        () -> practice.conversations.open(practice.actor(practice.patient), visit))
                .hasMessageContaining("conversation-over");
    }

    @Test
    void aCancelledAppointmentClosesItAtOnceAndForGood() throws Exception {
        Conversation it = practice.opened();
        practice.cancel(it.appointmentId());
        practice.closer.on(
                new AppointmentEvent.Moved(it.appointmentId(), AppointmentStatus.CANCELLED));

        assertThat(
                        practice.conversations
                                .conversation(practice.actor(practice.patient), it.id())
                                .status())
                .isEqualTo(ConversationStatus.CLOSED);
        assertThat(practice.log.of(practice.account(practice.patient)))
                .extracting(TableLog.Line::type)
                .containsExactly("conv.upd");
        assertThatThrownBy(
                        () ->
                                TestSql.run(
                                        practice.db.dataSource(),
                                        "UPDATE conversations.conversations SET status = 'OPEN',"
                                                + " closed_at = NULL, close_reason = NULL"))
                .hasMessageContaining("closed is final");
    }

    @Test
    void nobodyWritesAfterACancellationThatNobodyHasHeardOf() {
        Conversation it = practice.opened();
        practice.cancel(it.appointmentId());
        assertThat(
                        practice.append(
                                AppendEntry.text(
                                        practice.actor(practice.patient),
                                        it.id(),
                                        UUID.randomUUID(),
                                        "halo")))
                .singleElement()
                .asString()
                .contains("conversation-closed");
        practice.closer.sweep();
        assertThat(
                        practice.conversations
                                .conversation(practice.actor(practice.patient), it.id())
                                .status())
                .isEqualTo(ConversationStatus.CLOSED);
    }

    @Test
    void theDoctorEndsItAndThePatientDoesNot() {
        Conversation it = practice.opened();
        assertThatThrownBy(
                        () ->
                                practice.conversations.close(
                                        practice.actor(practice.patient), it.id(), it.version()))
                .hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(
                        () ->
                                practice.conversations.close(
                                        practice.actor(practice.doctor), it.id(), 99))
                .hasMessageContaining("stale");
        Conversation closed =
                practice.conversations.close(
                        practice.actor(practice.doctor), it.id(), it.version());
        assertThat(closed.status()).isEqualTo(ConversationStatus.CLOSED);
        assertThatThrownBy(
                        () ->
                                practice.conversations.close(
                                        practice.actor(practice.doctor), it.id(), closed.version()))
                .hasMessageContaining("conversation-closed");
    }

    @Test
    void anAdministratorLocksWithoutReadingAndWhatClosedMeanwhileStaysClosed() {
        Conversation it = practice.opened();
        var administrator = Practice.administrator();
        assertThatThrownBy(
                        () -> practice.conversations.lock(practice.actor(practice.doctor), it.id()))
                .hasMessageContaining("FORBIDDEN");

        assertThat(practice.conversations.lock(administrator, it.id()).status())
                .isEqualTo(ConversationStatus.LOCKED);
        assertThatThrownBy(
                        () ->
                                practice.threads.requireOpen(
                                        practice.actor(practice.doctor), it.id()))
                .hasMessageContaining("conversation-locked");
        practice.db.clock().set(it.closesAt());
        practice.closer.sweep();

        assertThat(practice.conversations.unlock(administrator, it.id()).status())
                .isEqualTo(ConversationStatus.CLOSED);
    }
}
