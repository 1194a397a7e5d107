package org.rawat.realtime.api;

import java.util.UUID;
import org.rawat.api.AccountId;
import org.rawat.api.RawatEvent;

/** What happens to sockets. Tells to look, is not stored, and is published at most once. */
public sealed interface RealtimeEvent extends RawatEvent {
    /** A socket has said hello. */
    record SocketOpened(AccountId account, UUID device, UUID socket) implements RealtimeEvent {}

    /** A socket that had said hello is closed. */
    record SocketClosed(AccountId account, UUID device, UUID socket) implements RealtimeEvent {}

    /** Somebody came, went out of sight, or left. */
    record PresenceChanged(AccountId account, Presence presence) implements RealtimeEvent {}
}
