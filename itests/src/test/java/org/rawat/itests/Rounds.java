package org.rawat.itests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Several loads in turn, round after round, the first round unmeasured: whatever else the machine
 * does meanwhile, and whatever a JVM or a database has yet to learn, meets all alike. Every round's
 * figure is printed, and the median is what is compared.
 */
final class Rounds {
    private final Map<String, Supplier<Load.Figures>> loads = new LinkedHashMap<>();
    private final Map<String, List<Load.Figures>> figures = new LinkedHashMap<>();

    /** One more load, after those that were added before. */
    Rounds add(String what, Supplier<Load.Figures> load) {
        loads.put(what, load);
        figures.put(what, new ArrayList<>());
        return this;
    }

    Rounds run(int rounds) {
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Supplier<Load.Figures>> load : loads.entrySet()) {
                Load.Figures measured = load.getValue().get();
                if (round > 0) {
                    figures.get(load.getKey()).add(measured);
                }
            }
        }
        return this;
    }

    /** Prints a load beside others, those of them that ran: rate and times of one. */
    void print(String what, String... baselines) {
        line(what, "a second", "%.0f", Load.Figures::rate, baselines);
        line(what, "p50 ms", "%.2f", Load.Figures::p50, baselines);
        line(what, "p95 ms", "%.2f", Load.Figures::p95, baselines);
        line(what, "p99 ms", "%.2f", Load.Figures::p99, baselines);
    }

    private void line(
            String what,
            String unit,
            String format,
            ToDoubleFunction<Load.Figures> value,
            String... baselines) {
        StringBuilder line =
                new StringBuilder(what + ", " + unit + ": " + all(what, format, value));
        for (String baseline : baselines) {
            if (figures.containsKey(baseline)) {
                line.append("; ").append(baseline).append(' ').append(all(baseline, format, value));
                double ratio = median(what, value) / median(baseline, value);
                line.append(String.format(Locale.ROOT, ", ratio %.4f", ratio));
            }
        }
        System.out.println(line);
    }

    private String all(String what, String format, ToDoubleFunction<Load.Figures> value) {
        List<String> each =
                figures.get(what).stream()
                        .map(one -> String.format(Locale.ROOT, format, value.applyAsDouble(one)))
                        .toList();
        return String.format(Locale.ROOT, format, median(what, value)) + " of " + each;
    }

    private double median(String what, ToDoubleFunction<Load.Figures> value) {
        double[] sorted = figures.get(what).stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
