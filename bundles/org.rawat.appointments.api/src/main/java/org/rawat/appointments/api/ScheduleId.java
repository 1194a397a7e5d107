package org.rawat.appointments.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a doctor's weekly schedule at one location. */
public record ScheduleId(UUID value) {
    /** A new id. */
    public static ScheduleId next(Clock clock) {
        return new ScheduleId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static ScheduleId fromPath(String text) {
        return new ScheduleId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
