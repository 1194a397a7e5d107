package org.rawat.conversations.api;

/**
 * Where a conversation stands. Allowed moves: open to closed; open or closed to locked, and from
 * locked back to what it was. Closed is final: a further visit has a conversation of its own.
 */
public enum ConversationStatus {
    /** Both may write. */
    OPEN,
    /** The window is over, the appointment was cancelled, or the doctor has ended it: read only. */
    CLOSED,
    /** Nobody writes until an administrator decides: read only. */
    LOCKED
}
