package org.rawat.realtime.internal.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.realtime.api.CloseReason;
import org.rawat.realtime.internal.Dispatcher;
import org.rawat.realtime.internal.Door;
import org.rawat.realtime.internal.OpenSocket;

/** Hears what one page sends. */
final class SocketEar implements SocketLine.Ear {
    private final Door door;
    private final Dispatcher dispatcher;
    private final Actor actor;
    private final String sessionHash;
    private volatile @Nullable OpenSocket socket;

    SocketEar(Door door, Dispatcher dispatcher, Actor actor, String sessionHash) {
        this.door = door;
        this.dispatcher = dispatcher;
        this.actor = actor;
        this.sessionHash = sessionHash;
    }

    @Override
    public void opened(SocketLine line) {
        socket = door.open(actor, sessionHash, line);
    }

    @Override
    public void text(String text) {
        dispatcher.received(open(), text);
    }

    @Override
    public void other() {
        open().close(CloseReason.PROTOCOL);
    }

    @Override
    public boolean ping() {
        return dispatcher.pinged(open());
    }

    @Override
    public void closed() {
        OpenSocket was = socket;
        if (was != null) {
            dispatcher.closed(was);
        }
    }

    private OpenSocket open() {
        return Objects.requireNonNull(socket, "opened before anything is heard");
    }
}
