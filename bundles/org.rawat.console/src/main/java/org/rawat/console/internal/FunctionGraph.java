package org.rawat.console.internal;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which functions need which. */
final class FunctionGraph {
    private final Map<String, Set<String>> direct;

    /**
     * @param direct each function's name with the names of the functions that its feature asks for
     */
    FunctionGraph(Map<String, Set<String>> direct) {
        this.direct = Map.copyOf(direct);
    }

    /** All that the function needs, without itself. */
    Set<String> needs(String function) {
        Set<String> found = new TreeSet<>();
        collect(function, found);
        found.remove(function);
        return found;
    }

    private void collect(String function, Set<String> found) {
        for (String needed : direct.getOrDefault(function, Set.of())) {
            if (found.add(needed)) {
                collect(needed, found);
            }
        }
    }

    /** Those of the installed functions that cannot do without this one. */
    Set<String> dependants(String function, Set<String> installed) {
        Set<String> found = new TreeSet<>();
        for (String other : installed) {
            if (needs(other).contains(function)) {
                found.add(other);
            }
        }
        return found;
    }
}
