package org.rawat.prescriptions.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names one line of one signed version, or of a draft. */
public record PrescriptionItemId(UUID value) {
    /** A new id. */
    public static PrescriptionItemId next(Clock clock) {
        return new PrescriptionItemId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static PrescriptionItemId fromPath(String text) {
        return new PrescriptionItemId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
