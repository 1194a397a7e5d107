package org.rawat.calls.api;

/** Where a call stands. A call has one ending and never leaves it. */
public enum CallStatus {
    /** Called; no device of the other side has said that it rings. */
    CALLING,
    /** At least one device of the other side rings. */
    RINGING,
    /** Answered; media flow, or are being sought. */
    ONGOING,
    /** Was answered and is over. */
    ENDED,
    /** Nobody answered before the ring deadline. */
    MISSED,
    /** The called side declined. */
    REJECTED,
    /** The caller gave up, or was lost, before an answer. */
    CANCELLED,
    /** The called side was in another call. */
    BUSY,
    /** Answered, but no media ever flowed. */
    FAILED;

    /** Whether it rings or is spoken: a person is in at most one live call. */
    public boolean live() {
        return this == CALLING || this == RINGING || this == ONGOING;
    }

    /** Whether it waits for an answer. */
    public boolean unanswered() {
        return this == CALLING || this == RINGING;
    }
}
