package org.rawat.calls.internal.web;

import org.rawat.calls.api.CallSession;

/**
 * A call as its page shows it.
 *
 * @param call the call
 * @param other how the person at the other end is called
 * @param outgoing whether the reader's side called
 * @param key how the reader's language names what became of it
 * @param room the address of the conversation
 */
public record CallView(CallSession call, String other, boolean outgoing, String key, String room) {}
