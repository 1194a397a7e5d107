package org.rawat.prescriptions.api.dosage;

/**
 * A length of time.
 *
 * @param low 1 to 999
 * @param high equal to {@code low} when it is no range, else more, at most 999
 * @param unit in what it is counted
 */
public record Span(int low, int high, PeriodUnit unit) {
    public static final int MAX = 999;

    public Span {
        if (low < 1 || low > high || high > MAX) {
            throw new IllegalArgumentException("a span of " + low + " to " + high);
        }
    }

    /** A length that is no range. */
    public static Span of(int length, PeriodUnit unit) {
        return new Span(length, length, unit);
    }

    /** Whether it is a range. */
    public boolean range() {
        return low != high;
    }
}
