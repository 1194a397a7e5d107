package org.rawat.prescriptions.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a prescription. Stays the same through all its signed versions. */
public record PrescriptionId(UUID value) {
    /** A new id. */
    public static PrescriptionId next(Clock clock) {
        return new PrescriptionId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static PrescriptionId fromPath(String text) {
        return new PrescriptionId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
