package org.rawat.calls.internal.machine;

import org.rawat.calls.api.CallLeg;

/** What somebody, or time, wants of a call. */
public sealed interface CallMove {
    /** A browser of the called side says that it rings. */
    record Ring(CallLeg by) implements CallMove {}

    /** Somebody of the called side answers. */
    record Answer(CallLeg by) implements CallMove {}

    /** The called side declines. */
    record Reject(CallLeg by) implements CallMove {}

    /** Either side is through with it: hangs up, gives up calling, or declines. */
    record End(CallLeg by) implements CallMove {}

    /** A browser that speaks says that media flow. */
    record Connected(CallLeg by) implements CallMove {}

    /** A browser that speaks says that it found no way to the other. */
    record NoMedia(CallLeg by) implements CallMove {}

    /** A browser is heard of. */
    record Heard(CallLeg by) implements CallMove {}

    /** Time has passed. */
    record Tick() implements CallMove {}

    /** The server is back, and could hear nobody meanwhile. */
    record Restart() implements CallMove {}

    /** The conversation is closed: nobody speaks there any more. */
    record Close() implements CallMove {}

    /** Calls are taken out of service. */
    record Withdraw() implements CallMove {}
}
