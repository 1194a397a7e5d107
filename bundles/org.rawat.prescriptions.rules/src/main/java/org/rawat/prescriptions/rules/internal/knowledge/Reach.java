package org.rawat.prescriptions.rules.internal.knowledge;

import java.util.Locale;
import org.rawat.prescriptions.api.spi.SafetyRoute;

/**
 * For which ways into the body a rule holds.
 *
 * @param word {@code systemic}, {@code any}, or one route
 */
public record Reach(String word) {
    /** As it stands in a file; empty is systemic. */
    static Reach of(String text) {
        return new Reach(text.isEmpty() ? "systemic" : text);
    }

    /** Whether it holds for this route; an unknown route is taken for every systemic one. */
    public boolean covers(SafetyRoute route) {
        return switch (word) {
            case "any" -> true;
            case "systemic" -> route.systemic();
            default ->
                    route == SafetyRoute.UNKNOWN
                            ? SafetyRoute.valueOf(word.toUpperCase(Locale.ROOT)).systemic()
                            : route.name().toLowerCase(Locale.ROOT).equals(word);
        };
    }
}
