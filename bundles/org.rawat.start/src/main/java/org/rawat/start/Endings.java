package org.rawat.start;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What ends Rawat besides SIGTERM. The container stops its bundles, and with them the database, on
 * SIGTERM only: any other end would leave PostgreSQL behind.
 */
final class Endings {
    private static final Signal TERM = new Signal("TERM");
    private static final Signal INT = new Signal("INT");

    private Endings() {}

    /** Ctrl-C stops as cleanly; where it is ignored (behind nohup) it stays so. */
    static void onInterrupt() {
        SignalHandler before = Signal.handle(INT, signal -> Signal.raise(TERM));
        if (before == SignalHandler.SIG_IGN) {
            Signal.handle(INT, SignalHandler.SIG_IGN);
        }
    }

    /** Ends with the process that started it, where that one asks for it: a build that is ended. */
    static void withParent() {
        if ("yes".equals(System.getenv("RAWAT_ENDS_WITH_PARENT"))) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent -> parent.onExit().thenRun(() -> Signal.raise(TERM)));
        }
    }
}
