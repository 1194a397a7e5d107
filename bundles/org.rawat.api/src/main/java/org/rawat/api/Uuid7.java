package org.rawat.api;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes and reads identifiers: UUID version 7 of RFC 9562 section 5.7, so that rows made one after
 * the other lie beside each other in an index.
 */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Uuid7() {}

    /** A new identifier; its first 48 bits are the clock's Unix milliseconds. */
    public static UUID next(Clock clock) {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        long high = clock.millis() << 16 | 0x7000L | (random[0] & 0x0FL) << 8 | random[1] & 0xFFL;
        long low = 0;
        for (int i = 2; i < 10; i++) {
            low = low << 8 | random[i] & 0xFFL;
        }
        return new UUID(high, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    /** Reads the canonical lower-case form; anything else is empty, never an exception. */
    public static Optional<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /**
     * Reads an identifier that stands in an address.
     *
     * @throws ProblemException not found, when the text is no identifier: a malformed id answers
     *     like one that does not exist
     */
    public static UUID fromPath(String text) {
        return parse(text).orElseThrow(ProblemException::notFound);
    }
}
