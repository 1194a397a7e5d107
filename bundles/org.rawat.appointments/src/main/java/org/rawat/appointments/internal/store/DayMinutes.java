package org.rawat.appointments.internal.store;

import java.time.LocalTime;

/** A time of day as minutes after midnight; as an end, midnight is the day's last moment. */
public final class DayMinutes {
    public static final int WHOLE_DAY = 24 * 60;

    private DayMinutes() {}

    public static int of(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    public static int until(LocalTime time) {
        int minutes = of(time);
        return minutes == 0 ? WHOLE_DAY : minutes;
    }

    public static LocalTime time(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % WHOLE_DAY * 60L);
    }
}
