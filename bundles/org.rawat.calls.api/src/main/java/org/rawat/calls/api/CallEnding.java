package org.rawat.calls.api;

/** Why a call is over. */
public enum CallEnding {
    /** One of the two hung up: of an {@link CallStatus#ENDED} call. */
    HANGUP,
    /** Both sides were silent for too long; it ended when the last of them was heard. */
    CONNECTION_LOST,
    /** The longest time that a call may take. */
    TOO_LONG,
    /** The conversation was closed, or its appointment cancelled. */
    CONVERSATION_CLOSED,
    /** The clinic took calls out of service. */
    WITHDRAWN,
    /** Declined by the called side. */
    DECLINED,
    /** It rang, and nobody answered. */
    NO_ANSWER,
    /** No device rang. */
    UNREACHABLE,
    /** The caller gave up. */
    GIVEN_UP,
    /** The caller was not heard of any more before an answer. */
    CALLER_LOST,
    /** The called side speaks with somebody else. */
    ELSEWHERE,
    /** The two browsers found no way to each other. */
    NO_MEDIA
}
