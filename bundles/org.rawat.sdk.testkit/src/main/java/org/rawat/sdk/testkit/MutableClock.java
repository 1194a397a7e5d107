package org.rawat.sdk.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class MutableClock extends Clock {
    private volatile Instant now;

    /** Starts on a Monday at eight in the morning in Jakarta. */
    public MutableClock() {
        this(Instant.parse("2026-11-02T01:00:00Z"));
    }

    public MutableClock(Instant now) {
        this.now = now;
    }

    /** Sets the time, forwards or backwards. */
    public void set(Instant instant) {
        now = instant;
    }

    /** Moves on. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
