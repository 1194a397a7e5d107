package org.rawat.web.internal.routes;

import java.time.Duration;

/** Counts who is inside a function, so that it can leave when nobody is. */
final class Gate {
    private int inside;
    private boolean closed;

    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        inside++;
        return true;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Closes and waits; true when everybody has left in time. */
    synchronized boolean close(Duration atMost) {
        closed = true;
        long end = System.nanoTime() + atMost.toNanos();
        while (inside > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
