package org.rawat.calls.internal.realtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;

/** The last signals to each browser that speaks, numbered, for as long as they are worth it. */
final class Waiting {
    private static final int MOST = 200;
    private static final int LEGS = 20_000;

    private final Duration kept;
    private final Map<Key, Line> lines = new ConcurrentHashMap<>();

    Waiting(Duration kept) {
        this.kept = kept;
    }

    private record Key(CallSessionId call, CallLeg leg) {}

    /** A signal with its number among those to one browser in one call. */
    record Kept(long number, Instant at, Map<String, ?> signal) {
        Map<String, ?> numbered() {
            Map<String, Object> all = new LinkedHashMap<>(signal);
            all.put("n", number);
            return all;
        }
    }

    private static final class Line {
        private final Deque<Kept> signals = new ArrayDeque<>();
        private long last;
    }

    Kept keep(CallSessionId call, CallLeg to, Map<String, ?> signal, Instant now) {
        if (lines.size() > LEGS) {
            sweep(now);
        }
        Kept[] made = new Kept[1];
        lines.compute(
                new Key(call, to),
                (key, known) -> {
                    Line line = known == null ? new Line() : known;
                    drop(line, now);
                    line.last++;
                    made[0] = new Kept(line.last, now, signal);
                    line.signals.addLast(made[0]);
                    if (line.signals.size() > MOST) {
                        line.signals.removeFirst();
                    }
                    return line;
                });
        return made[0];
    }

    List<Kept> after(CallSessionId call, CallLeg to, long seen, Instant now) {
        List<Kept> missed = new java.util.ArrayList<>();
        lines.computeIfPresent(
                new Key(call, to),
                (key, line) -> {
                    drop(line, now);
                    line.signals.stream().filter(it -> it.number() > seen).forEach(missed::add);
                    return line;
                });
        return missed;
    }

    private void sweep(Instant now) {
        for (Key key : lines.keySet()) {
            lines.computeIfPresent(
                    key,
                    (same, line) -> {
                        drop(line, now);
                        return line.signals.isEmpty() ? null : line;
                    });
        }
    }

    private void drop(Line line, Instant now) {
        while (!line.signals.isEmpty() && line.signals.getFirst().at().plus(kept).isBefore(now)) {
            line.signals.removeFirst();
        }
    }
}
