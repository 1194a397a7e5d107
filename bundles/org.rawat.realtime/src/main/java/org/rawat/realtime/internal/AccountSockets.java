package org.rawat.realtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account's sockets, and how far its log has been pushed to them. Commits are told by many
 * threads and may be told out of order: a number is pushed when all before it were. What does not
 * come in time is read from the log instead.
 */
final class AccountSockets {
    private static final Logger LOG = LoggerFactory.getLogger(AccountSockets.class);
    private static final int MOST_EARLY = 1_000;
    private static final long UNKNOWN = -1;

    private final List<OpenSocket> sockets = new CopyOnWriteArrayList<>();
    private final NavigableMap<Long, Numbered> early = new TreeMap<>();
    private final Consumer<OpenSocket> readOn;
    private long pushed = UNKNOWN;
    private long earlySince;

    /**
     * No sockets yet.
     *
     * @param readOn has a socket read from the log what it still needs
     */
    AccountSockets(Consumer<OpenSocket> readOn) {
        this.readOn = readOn;
    }

    List<OpenSocket> all() {
        return sockets;
    }

    void add(OpenSocket socket) {
        sockets.add(socket);
    }

    /** Takes the socket out; true when it was the last one. */
    boolean remove(OpenSocket socket) {
        sockets.remove(socket);
        return sockets.isEmpty();
    }

    /** Pushes the event, and those after it that were waiting for it. */
    synchronized void push(Numbered event, long nanos) {
        if (event.seq() <= pushed) {
            return;
        }
        if (early.isEmpty()) {
            earlySince = nanos;
        }
        early.put(event.seq(), event);
        if (early.size() > MOST_EARLY) {
            fallBack();
        } else {
            drain(nanos);
        }
    }

    /**
     * From now on the socket, which has read the log up to that number, gets what is pushed.
     *
     * @return false when later numbers were pushed meanwhile, so that it has to read on
     */
    synchronized boolean follow(OpenSocket socket, long upTo, long nanos) {
        if (pushed > upTo) {
            return false;
        }
        socket.cursor(upTo);
        socket.following(true);
        if (pushed == UNKNOWN) {
            pushed = upTo;
            early.headMap(upTo, true).clear();
            earlySince = nanos;
            drain(nanos);
        }
        return true;
    }

    /** Reads from the log what has been missing for too long. */
    synchronized void look(long nanos, long late) {
        if (!early.isEmpty() && pushed != UNKNOWN && nanos - earlySince > late) {
            LOG.debug("A number is late; the log is read instead");
            fallBack();
        }
    }

    private void drain(long nanos) {
        if (pushed == UNKNOWN) {
            return;
        }
        while (!early.isEmpty() && early.firstKey() == pushed + 1) {
            Numbered event = early.pollFirstEntry().getValue();
            String frame;
            try {
                frame = event.frame();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("The payload of {} failed; its reader is asked instead", event.type(), e);
                fallBack();
                return;
            }
            pushed = event.seq();
            earlySince = nanos;
            for (OpenSocket socket : sockets) {
                if (socket.following() && socket.cursor() < pushed) {
                    socket.cursor(pushed);
                    socket.offer(frame);
                }
            }
        }
    }

    private void fallBack() {
        pushed = UNKNOWN;
        early.clear();
        List<OpenSocket> behind = new ArrayList<>();
        for (OpenSocket socket : sockets) {
            if (socket.following()) {
                socket.following(false);
                behind.add(socket);
            }
        }
        behind.forEach(readOn);
    }
}
