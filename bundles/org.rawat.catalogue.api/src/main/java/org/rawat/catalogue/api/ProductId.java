package org.rawat.catalogue.api;

import java.time.Clock;
import java.util.UUID;
import org.rawat.api.Uuid7;

/** Names a product of the catalogue. Stays valid after the product is retired. */
public record ProductId(UUID value) {
    /** A new id. */
    public static ProductId next(Clock clock) {
        return new ProductId(Uuid7.next(clock));
    }

    /**
     * Reads an id from an address.
     *
     * @throws org.rawat.api.ProblemException not found, when the text is no id
     */
    public static ProductId fromPath(String text) {
        return new ProductId(Uuid7.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
