package org.rawat.realtime.internal;

import java.util.Map;
import java.util.function.Supplier;
import org.rawat.api.AccountId;
import org.rawat.realtime.internal.wire.Frames;

/** An event that has been committed under its number. */
record Numbered(
        AccountId account, long seq, String type, Supplier<? extends Map<String, ?>> payload) {
    /** Asks the function for what is shown, once for all sockets. */
    String frame() {
        return Frames.event(seq, type, payload.get());
    }
}
