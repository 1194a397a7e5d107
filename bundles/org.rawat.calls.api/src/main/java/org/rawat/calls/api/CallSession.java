package org.rawat.calls.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.ConversationId;

/**
 * A call as it is now.
 *
 * @param id its id
 * @param version grows by one with each move; a browser that knows a higher one ignores a lower
 * @param conversationId between whom
 * @param type how it began
 * @param caller who called, from which browser
 * @param callerPerson the person of that account
 * @param calledPerson who is called: the conversation's other side
 * @param called the accounts that ring: that person's own, and those of parents who act
 * @param answered who answered, in which browser; null before
 * @param status where it stands
 * @param ending why it is over, null while it is live
 * @param startedAt when it was called
 * @param ringDeadline until when it may be answered
 * @param answeredAt when it was answered, or null
 * @param connectedAt when media first flowed, as one of the browsers said, or null
 * @param endedAt when it ended, or null
 * @param durationSeconds how long was spoken, by the server's clock: from the answer to the end; 0
 *     unless it is {@link CallStatus#ENDED}
 */
public record CallSession(
        CallSessionId id,
        long version,
        ConversationId conversationId,
        CallType type,
        CallLeg caller,
        PersonId callerPerson,
        PersonId calledPerson,
        Set<AccountId> called,
        @Nullable CallLeg answered,
        CallStatus status,
        @Nullable CallEnding ending,
        Instant startedAt,
        Instant ringDeadline,
        @Nullable Instant answeredAt,
        @Nullable Instant connectedAt,
        @Nullable Instant endedAt,
        long durationSeconds) {
    public CallSession {
        called = Set.copyOf(called);
    }
}
