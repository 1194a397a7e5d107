package org.rawat.appointments.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names an appointment. */
public record AppointmentId(UUID value) {
    /** A new id. */
    public static AppointmentId next(Clock clock) {
        return new AppointmentId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static AppointmentId fromPath(String text) {
        return new AppointmentId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
