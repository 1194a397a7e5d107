package org.rawat.prescriptions.pdf.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rawat.api.ProblemException;

/**
 * How often the public page may be asked: each address and all of them together have a bucket of a
 * minute's questions that fills evenly. In memory: a code is too long to be guessed, so this only
 * keeps the clinic's work from being slowed down, and a restart may forget it.
 */
final class VisitorLimit {
    private static final int REMEMBERED = 10_000;
    private static final String ALL = "";

    private final int perAddress;
    private final int perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** What is left, and when that was counted. */
    private record Bucket(double left, long at) {
        Bucket filled(int capacity, long now) {
            double more = Math.max(0, now - at) * (double) capacity / 60_000;
            return new Bucket(Math.min(capacity, left + more), now);
        }
    }

    VisitorLimit(int perAddress, int perMinute, Clock clock) {
        this.perAddress = perAddress;
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /**
     * Counts a question.
     *
     * @throws ProblemException too many
     */
    synchronized void count(String address) {
        take(network(address), perAddress);
        take(ALL, perMinute);
    }

    private void take(String whose, int capacity) {
        long now = clock.millis();
        Bucket bucket =
                buckets.getOrDefault(whose, new Bucket(capacity, now)).filled(capacity, now);
        if (bucket.left() < 1) {
            double wait = (1 - bucket.left()) * 60_000 / capacity;
            throw ProblemException.tooMany(
                    "too-many-questions", Duration.ofSeconds((long) Math.ceil(wait / 1000)));
        }
        buckets.put(whose, new Bucket(bucket.left() - 1, now));
    }

    /** Of an IPv6 address the part that names a household or an office (RFC 6177). */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] parts = address.split(":", -1);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(4, parts.length); i++) {
            if (parts[i].isEmpty() && i > 0) {
                break;
            }
            network.append(parts[i]).append(':');
        }
        return network.toString();
    }
}
