package org.rawat.realtime.internal.wire;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What still has to be sent over one connection, one frame after the other. Never blocks; a reader
 * who does not keep up overflows it.
 */
public final class SendQueue {
    private final Connection connection;
    private final int mostFrames;
    private final int mostCharacters;
    private final Queue<String> waiting = new ArrayDeque<>(2);
    private int characters;
    private boolean sending;
    private boolean closed;
    private @Nullable Thread sender;

    public SendQueue(Connection connection, int mostFrames, int mostCharacters) {
        this.connection = connection;
        this.mostFrames = mostFrames;
        this.mostCharacters = mostCharacters;
    }

    /**
     * Sends the frame in its turn.
     *
     * @return false when there was no room for it
     */
    public boolean offer(String frame) {
        synchronized (this) {
            if (closed) {
                return true;
            }
            boolean full =
                    waiting.size() >= mostFrames
                            || !waiting.isEmpty() && characters + frame.length() > mostCharacters;
            if (full) {
                return false;
            }
            waiting.add(frame);
            characters += frame.length();
        }
        pump();
        return true;
    }

    /** How many frames wait, one that is being sent included. */
    public synchronized int size() {
        return waiting.size() + (sending ? 1 : 0);
    }

    /** Forgets what waits and takes nothing more. */
    public synchronized void close() {
        closed = true;
        waiting.clear();
        characters = 0;
    }

    private void pump() {
        while (true) {
            String frame;
            synchronized (this) {
                if (sending || closed) {
                    return;
                }
                frame = waiting.poll();
                if (frame == null) {
                    return;
                }
                characters -= frame.length();
                sending = true;
                sender = Thread.currentThread();
            }
            connection.send(frame, this::sent);
            synchronized (this) {
                if (sender == Thread.currentThread()) {
                    sender = null;
                }
            }
        }
    }

    private void sent() {
        synchronized (this) {
            sending = false;
            if (sender == Thread.currentThread()) {
                // Sent at once: the loop above goes on, without one call inside the other.
                return;
            }
        }
        pump();
    }
}
