package org.rawat.catalogue.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names one import of a file. */
public record ImportId(UUID value) {
    /** A new id. */
    public static ImportId next(Clock clock) {
        return new ImportId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static ImportId fromPath(String text) {
        return new ImportId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
