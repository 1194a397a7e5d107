package org.rawat.console.internal;

import java.util.List;
import java.util.Set;

/** The functions of this Rawat, for the commands. */
public interface Functions {
    /** All that are known or were chosen, by name. */
    List<FunctionInfo> list() throws Refusal;

    /**
     * Installs a function and remembers that it was chosen; may be repeated.
     *
     * @param name with or without {@code rawat-}
     * @param user who asks, for the record
     */
    Change install(String name, String user) throws Refusal;

    /**
     * Removes a function, keeping its data, and forgets that it was chosen; may be repeated.
     *
     * @param withDependants whether functions that need it go with it
     */
    Change remove(String name, boolean withDependants, String user) throws Refusal;

    /**
     * What has changed.
     *
     * @param installed functions that are there now and were not before
     * @param removed functions that were there before and are not now
     * @param message what happened, in one or more English sentences
     */
    record Change(Set<String> installed, Set<String> removed, String message) {
        public Change {
            installed = Set.copyOf(installed);
            removed = Set.copyOf(removed);
        }
    }
}
