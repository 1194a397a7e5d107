package org.rawat.conversations.internal.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.ConversationStatus;

/**
 * A conversation as its row says.
 *
 * @param visitEndsAt when its appointment ends, from which its window is counted
 * @param status what the row says; a window that is over closes without the row
 * @param closedAt since when it is closed, also of one that is locked besides
 * @param activeAt what lists are ordered by
 */
public record StoredConversation(
        ConversationId id,
        long version,
        AppointmentId appointmentId,
        PersonId patientId,
        PersonId doctorId,
        ConversationStatus status,
        Instant visitEndsAt,
        @Nullable Instant lastMessageAt,
        long lastSeq,
        @Nullable Long pinned,
        @Nullable Instant closedAt,
        Instant activeAt) {

    /** As it is at this moment, with the clinic's window. */
    public Conversation toRecord(Duration window, Instant now) {
        Instant closesAt = visitEndsAt.plus(window);
        boolean over = status == ConversationStatus.OPEN && !now.isBefore(closesAt);
        return new Conversation(
                id,
                version,
                appointmentId,
                patientId,
                doctorId,
                over ? ConversationStatus.CLOSED : status,
                closesAt,
                lastMessageAt,
                lastSeq,
                pinned);
    }
}
