package org.rawat.realtime.internal.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.rawat.realtime.internal.wire.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of the container's, public for it; what it hears goes to the {@link Ear}. */
public final class SocketLine implements Session.Listener, Connection {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLine.class);

    /** Who listens. */
    public interface Ear {
        void opened(SocketLine line);

        void text(String text);

        /** A frame that is no text. */
        void other();

        /** A ping or a pong; false when there were too many. */
        boolean ping();

        void closed();
    }

    private final Ear ear;
    private volatile @Nullable Session session;

    SocketLine(Ear ear) {
        this.ear = ear;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        ear.opened(this);
        opened.demand();
    }

    @Override
    public void onWebSocketText(String message) {
        ear.text(message);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        ear.other();
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        Session open = session;
        if (open != null && ear.ping()) {
            open.sendPong(payload, Callback.from(open::demand, failure -> cut()));
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        if (ear.ping()) {
            next();
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("A live connection failed", cause);
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        ear.closed();
        callback.succeed();
    }

    @Override
    public void send(String text, Runnable done) {
        Session open = session;
        if (open == null) {
            done.run();
            return;
        }
        open.sendText(
                text,
                Callback.from(
                        done,
                        failure -> {
                            LOG.debug("A frame could not be sent", failure);
                            cut();
                            done.run();
                        }));
    }

    @Override
    public void close(int code, String reason) {
        Session open = session;
        if (open != null) {
            open.close(code, reason, Callback.from(() -> {}, failure -> cut()));
        }
    }

    @Override
    public void cut() {
        Session open = session;
        if (open != null) {
            open.disconnect();
        }
    }

    @Override
    public void next() {
        Session open = session;
        if (open != null) {
            open.demand();
        }
    }
}
