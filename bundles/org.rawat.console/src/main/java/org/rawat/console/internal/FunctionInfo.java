package org.rawat.console.internal;

import java.util.Set;

/**
 * A function as clinic IT sees it.
 *
 * @param name its feature's name, for example {@code rawat-prescriptions}
 * @param description what it is
 * @param version its version
 * @param state whether it is there
 * @param chosen whether somebody chose it, rather than another function needing it
 * @param needs the functions that come with it
 */
public record FunctionInfo(
        String name,
        String description,
        String version,
        State state,
        boolean chosen,
        Set<String> needs) {

    /** Whether a function is there. */
    public enum State {
        /** Installed and started. */
        RUNNING,
        /** Installed, but not all of it has started. */
        STOPPED,
        /** Could be installed. */
        AVAILABLE,
        /** Chosen, but this Rawat does not have it. */
        UNKNOWN
    }

    public FunctionInfo {
        needs = Set.copyOf(needs);
    }

    public boolean installed() {
        return state == State.RUNNING || state == State.STOPPED;
    }
}
