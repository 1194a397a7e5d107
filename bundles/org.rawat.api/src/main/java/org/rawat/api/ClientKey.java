package org.rawat.api;

import java.util.UUID;

/**
 * The key that a client chose for one creation, so that a double tap, the back button or a repeated
 * request makes nothing twice: the same key of the same account answers with the first result.
 */
public record ClientKey(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
