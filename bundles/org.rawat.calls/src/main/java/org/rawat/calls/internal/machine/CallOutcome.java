package org.rawat.calls.internal.machine;

/** What came of a move. */
public sealed interface CallOutcome {
    /** The call as it is now. */
    CallState state();

    /** The call has moved, or something was heard of a leg. */
    record Moved(CallState state) implements CallOutcome {}

    /** Time alone had moved it before this move came: too late, and the record is the answer. */
    record Lapsed(CallState state) implements CallOutcome {}

    /** Was so already, or is over: the record is the answer. */
    record Kept(CallState state) implements CallOutcome {}

    /**
     * Cannot be.
     *
     * @param state as it is; it may have moved on by time alone
     * @param code of the conflict: {@code bad-transition}, or {@code call-taken} when another
     *     browser answered
     */
    record Refused(CallState state, String code) implements CallOutcome {}
}
