package org.rawat.prescriptions.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signed version as it is kept; whether it is what was signed is for the reader to find out. */
public record StoredVersion(
        int number,
        Instant signedAt,
        @Nullable String reason,
        String content,
        String fingerprint) {}
