package org.rawat.prescriptions.api.dosage;

/**
 * How many times in each period: {@code frequency}, {@code frequencyMax}, {@code period}, {@code
 * periodMax} of FHIR's Timing.
 *
 * @param low 1 to 99
 * @param high equal to {@code low} when it is no range, else more, at most 99
 * @param per the period; once in two days is every other day
 */
public record Frequency(int low, int high, Span per) {
    public static final int MAX = 99;

    public Frequency {
        if (low < 1 || low > high || high > MAX) {
            throw new IllegalArgumentException(low + " to " + high + " times");
        }
    }

    /** So many times a day. */
    public static Frequency daily(int times) {
        return new Frequency(times, times, Span.of(1, PeriodUnit.DAY));
    }

    /** Whether the number of times is a range. */
    public boolean range() {
        return low != high;
    }
}
