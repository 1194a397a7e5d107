package org.rawat.conversations.api;

import org.rawat.api.RawatEvent;
import org.rawat.appointments.api.AppointmentId;

/** What happens to conversations; published after the commit. */
public sealed interface ConversationEvent extends RawatEvent {
    ConversationId conversation();

    /** A new conversation. */
    record Opened(ConversationId conversation, AppointmentId appointment)
            implements ConversationEvent {}

    /** It can be written in no longer, or again. */
    record StatusChanged(ConversationId conversation, ConversationStatus status)
            implements ConversationEvent {}

    /** A new entry. */
    record EntryAppended(ConversationId conversation, EntryId entry, long seq, EntryKind kind)
            implements ConversationEvent {}

    /** An entry was edited, deleted or confirmed, or its metadata have changed. */
    record EntryChanged(ConversationId conversation, EntryId entry, long seq)
            implements ConversationEvent {}
}
