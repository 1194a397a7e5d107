package org.rawat.console.internal;

import java.util.Set;
import java.util.TreeSet;

/** What happened, in words. */
final class Sentences {
    private static final int MAX = 300;

    private Sentences() {}

    static String installed(String name, Set<String> came) {
        if (!came.contains(name)) {
            return name + " was already installed" + (came.isEmpty() ? "." : others(name, came));
        }
        return name + " is installed." + others(name, came);
    }

    private static String others(String name, Set<String> came) {
        Set<String> others = new TreeSet<>(came);
        others.remove(name);
        return others.isEmpty() ? "" : " With it came what it needs: " + joined(others) + ".";
    }

    static String removed(String name, Set<String> went) {
        if (went.isEmpty()) {
            return name + " was not installed.";
        }
        Set<String> others = new TreeSet<>(went);
        others.remove(name);
        return name
                + " is removed, its data are kept."
                + (others.isEmpty() ? "" : " With it went: " + joined(others) + ".");
    }

    static String needed(String name, Set<String> dependants) {
        return name
                + " stays: it is needed by "
                + joined(dependants)
                + ". Remove that first, or all together with --with-dependants.";
    }

    /** The first line of what a failure says: the container's explanations run over pages. */
    static String of(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null ? failure.getClass().getSimpleName() : message.strip();
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).strip();
        return line.length() > MAX ? line.substring(0, MAX) + "…" : line;
    }

    private static String joined(Set<String> names) {
        return String.join(", ", names);
    }
}
