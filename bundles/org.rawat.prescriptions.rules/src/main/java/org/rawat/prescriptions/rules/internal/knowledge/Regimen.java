package org.rawat.prescriptions.rules.internal.knowledge;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How often something may be given for a figure to hold: more at a time is allowed where it is
 * given less often.
 *
 * @param days on how many days of a week at most, 1 to 7; null for any number
 * @param times how many times a day at most; null for any number
 */
public record Regimen(@Nullable Integer days, @Nullable Integer times) {
    private static final int ANY = Integer.MAX_VALUE;

    /** The narrowest first. */
    public static final Comparator<Regimen> NARROWEST =
            Comparator.comparingInt((Regimen it) -> it.days == null ? ANY : it.days)
                    .thenComparingInt(it -> it.times == null ? ANY : it.times);

    /**
     * Whether it is given no more often; what is not known is not taken for rare.
     *
     * @param daysAWeek on how many days it is given; null when not known
     * @param timesADay how many times a day; null when not known
     */
    public boolean fits(@Nullable Integer daysAWeek, @Nullable Integer timesADay) {
        return within(days, daysAWeek) && within(times, timesADay);
    }

    private static boolean within(@Nullable Integer most, @Nullable Integer given) {
        return most == null || given != null && given <= most;
    }
}
