package org.rawat.calls.internal.realtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rawat.api.ProblemException;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;

/** How much one browser may signal in one call: a set-up takes some twenty frames. */
final class Allowance {
    private static final double A_SECOND = 20;
    private static final double AT_ONCE = 100;
    private static final int LEGS = 20_000;

    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    private record Key(CallSessionId call, CallLeg leg) {}

    private record Bucket(double left, Instant at) {
        Bucket at(Instant now) {
            double more = Math.max(0, Duration.between(at, now).toMillis()) / 1000.0 * A_SECOND;
            return new Bucket(Math.min(AT_ONCE, left + more), now.isAfter(at) ? now : at);
        }
    }

    /**
     * Takes one.
     *
     * @throws ProblemException too many
     */
    void take(CallSessionId call, CallLeg leg, Instant now) {
        if (buckets.size() > LEGS) {
            buckets.values().removeIf(it -> it.at(now).left() >= AT_ONCE);
        }
        boolean[] taken = new boolean[1];
        buckets.compute(
                new Key(call, leg),
                (key, known) -> {
                    Bucket bucket = known == null ? new Bucket(AT_ONCE, now) : known.at(now);
                    taken[0] = bucket.left() >= 1;
                    return taken[0] ? new Bucket(bucket.left() - 1, bucket.at()) : bucket;
                });
        if (!taken[0]) {
            throw ProblemException.tooMany("call-signals", Duration.ofSeconds(1));
        }
    }
}
