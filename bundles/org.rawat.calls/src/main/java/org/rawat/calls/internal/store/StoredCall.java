package org.rawat.calls.internal.store;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallType;
import org.rawat.calls.internal.machine.CallState;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.EntryId;

/**
 * A call as it is stored: what never changes, and the state.
 *
 * @param clientKey what the caller's browser called it
 * @param receiver the account that stands for the called side before one has answered
 * @param entry its entry in the thread, null until that is written
 */
public record StoredCall(
        CallSessionId id,
        ConversationId conversation,
        CallType type,
        PersonId callerPerson,
        PersonId calledPerson,
        AccountId receiver,
        UUID clientKey,
        @Nullable EntryId entry,
        CallState state) {

    public StoredCall with(CallState next) {
        return new StoredCall(
                id,
                conversation,
                type,
                callerPerson,
                calledPerson,
                receiver,
                clientKey,
                entry,
                next);
    }

    public StoredCall with(EntryId written) {
        return new StoredCall(
                id,
                conversation,
                type,
                callerPerson,
                calledPerson,
                receiver,
                clientKey,
                written,
                state);
    }

    /** As the outside sees it. */
    public CallSession session() {
        return new CallSession(
                id,
                state.version(),
                conversation,
                type,
                state.caller(),
                callerPerson,
                calledPerson,
                state.called(),
                state.answered(),
                state.status(),
                state.ending(),
                state.startedAt(),
                state.ringDeadline(),
                state.answeredAt(),
                state.connectedAt(),
                state.endedAt(),
                state.spoken().toSeconds());
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
