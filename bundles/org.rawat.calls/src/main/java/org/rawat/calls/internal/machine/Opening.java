package org.rawat.calls.internal.machine;

import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;

/** What becomes of the wish to call somebody. */
public sealed interface Opening {
    /** It rings at the other side. */
    record Rings() implements Opening {}

    /** The other side speaks with somebody else: a call that is over as it begins. */
    record Busy() implements Opening {}

    /** The other side is calling us: this is the answer. */
    record Answers(CallSessionId call) implements Opening {}

    /** We are in a call already: in this very one, or in another. */
    record InCall(CallSessionId call) implements Opening {}

    /**
     * Decides.
     *
     * @param caller who wants to call
     * @param sameConversation a live call of this conversation, or null
     * @param ofCaller another live call of whoever calls, or null
     * @param ofCalled another live call of the person to be called, or null
     */
    static Opening decide(
            CallLeg caller,
            @org.jspecify.annotations.Nullable Standing sameConversation,
            @org.jspecify.annotations.Nullable CallSessionId ofCaller,
            @org.jspecify.annotations.Nullable CallSessionId ofCalled) {
        if (ofCaller != null) {
            return new InCall(ofCaller);
        }
        if (sameConversation != null) {
            CallState state = sameConversation.state();
            boolean theyCall =
                    state.called().contains(caller.account()) && state.status().unanswered();
            return theyCall
                    ? new Answers(sameConversation.id())
                    : new InCall(sameConversation.id());
        }
        return ofCalled != null ? new Busy() : new Rings();
    }

    /** A live call, with its state. */
    record Standing(CallSessionId id, CallState state) {}
}
