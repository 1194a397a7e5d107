package org.rawat.chat.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.ProblemException;

/**
 * How often an account may send: so many a minute, all of them at once if it likes (an outbox that
 * comes back), then one by one as the minute goes on.
 */
final class SendRate {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int KEPT = 10_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<AccountId, Left> accounts = new ConcurrentHashMap<>();

    /** How many may still be sent, counted at a moment. */
    private record Left(double sends, Instant at) {}

    SendRate(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /**
     * Counts one send.
     *
     * @throws ProblemException too many, saying when the next one may come
     */
    void count(AccountId account) {
        Instant now = clock.instant();
        if (accounts.size() > KEPT) {
            forget(now);
        }
        AtomicReference<@Nullable Duration> wait = new AtomicReference<>();
        accounts.compute(
                account,
                (same, before) -> {
                    double left = before == null ? perMinute : refilled(before, now);
                    if (left < 1) {
                        wait.set(until(1 - left));
                        return new Left(left, now);
                    }
                    return new Left(left - 1, now);
                });
        Duration retryAfter = wait.get();
        if (retryAfter != null) {
            throw ProblemException.tooMany("too-often", retryAfter);
        }
    }

    /** How many accounts are remembered. */
    int known() {
        return accounts.size();
    }

    private double refilled(Left before, Instant now) {
        double minutes =
                Math.max(0, Duration.between(before.at(), now).toMillis())
                        / (double) MINUTE.toMillis();
        return Math.min(perMinute, before.sends() + minutes * perMinute);
    }

    private Duration until(double missing) {
        return Duration.ofSeconds((long) Math.ceil(missing * MINUTE.toSeconds() / perMinute));
    }

    /** Whoever has a whole minute's sends again is as if never seen. */
    private void forget(Instant now) {
        Iterator<Left> all = accounts.values().iterator();
        while (all.hasNext()) {
            if (refilled(all.next(), now) >= perMinute) {
                all.remove();
            }
        }
    }
}
