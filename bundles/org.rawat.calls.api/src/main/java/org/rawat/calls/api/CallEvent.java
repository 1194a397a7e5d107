package org.rawat.calls.api;

import org.rawat.api.RawatEvent;
import org.rawat.conversations.api.ConversationId;

/** What happens to calls; published after the commit. */
public sealed interface CallEvent extends RawatEvent {
    CallSessionId call();

    /** A call has begun to ring, or found the other side busy. */
    record Begun(CallSessionId call, ConversationId conversation) implements CallEvent {}

    /** A call stands elsewhere. */
    record Moved(CallSessionId call, CallStatus status) implements CallEvent {}
}
