package org.rawat.prescriptions.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a template. */
public record TemplateId(UUID value) {
    /** A new id. */
    public static TemplateId next(Clock clock) {
        return new TemplateId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static TemplateId fromPath(String text) {
        return new TemplateId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
