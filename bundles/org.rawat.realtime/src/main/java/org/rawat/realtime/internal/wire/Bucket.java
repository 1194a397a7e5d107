package org.rawat.realtime.internal.wire;

/**
 * How much a page may send: so many frames at once, and so many a second afterwards. Whoever sends
 * on regardless runs into debt.
 */
public final class Bucket {
    /** What became of one frame. */
    public enum Verdict {
        /** To be answered. */
        FINE,
        /** Too many; to be refused. */
        TOO_MANY,
        /** Refused too often. */
        FLOOD
    }

    private final int burst;
    private final double perNano;
    private double tokens;
    private long filledAt;

    public Bucket(int burst, int perSecond, long nanos) {
        this.burst = burst;
        this.perNano = perSecond / 1e9;
        this.tokens = burst;
        this.filledAt = nanos;
    }

    /** Counts one frame; a long one counts for several. */
    public synchronized Verdict take(int characters, long nanos) {
        tokens = Math.min(burst, tokens + (nanos - filledAt) * perNano);
        filledAt = nanos;
        tokens -= 1 + characters / 4096;
        if (tokens >= 0) {
            return Verdict.FINE;
        }
        return tokens > -burst ? Verdict.TOO_MANY : Verdict.FLOOD;
    }
}
