package org.rawat.appointments.internal.store;

import java.time.Instant;

/** From (inclusive) until (exclusive). */
public record TimeSpan(Instant from, Instant until) {
    public boolean overlaps(TimeSpan other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
