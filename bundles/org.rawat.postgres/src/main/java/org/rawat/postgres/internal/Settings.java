package org.rawat.postgres.internal;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The configuration, checked.
 *
 * @param port 0 for any free one
 * @param account the account for PostgreSQL when Rawat is root; empty for a choice of ours
 * @param startSeconds how long a start may take
 * @param durable whether what is committed survives a power cut; always, but in tests
 */
public record Settings(
        int port,
        String account,
        String sharedBuffers,
        int maxConnections,
        int startSeconds,
        boolean durable) {
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,5}(kB|MB|GB)");
    private static final Pattern ACCOUNT = Pattern.compile("|[a-z_][a-z0-9_-]{0,31}");

    static final Settings DEFAULT = new Settings(0, "", "32MB", 50, 120, true);

    /** For a database that nobody needs after the test. */
    public static final Settings OF_A_TEST = new Settings(0, "", "32MB", 100, 60, false);

    /** Reads what stands in the file, so that a mistake is named by its key and value. */
    static Settings read(Map<String, ?> file) throws CannotStart {
        return new Settings(
                number(file, "port", 0, 65535, DEFAULT.port),
                text(file, "user", ACCOUNT, "an account's name or nothing", DEFAULT.account),
                text(
                        file,
                        "shared.buffers",
                        SIZE,
                        "a size like 32MB or 1GB",
                        DEFAULT.sharedBuffers),
                number(file, "max.connections", 10, 1000, DEFAULT.maxConnections),
                number(file, "start.seconds", 5, 3600, DEFAULT.startSeconds),
                true);
    }

    private static int number(Map<String, ?> file, String key, int min, int max, int fallback)
            throws CannotStart {
        Object value = file.get(key);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value.toString().strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw wrong(key, value, "a whole number from " + min + " to " + max);
    }

    private static String text(
            Map<String, ?> file, String key, Pattern allowed, String meaning, String fallback)
            throws CannotStart {
        Object value = file.get(key);
        if (value == null) {
            return fallback;
        }
        String text = value.toString().strip();
        if (!allowed.matcher(text).matches()) {
            throw wrong(key, value, meaning);
        }
        return text;
    }

    private static CannotStart wrong(String key, Object value, String allowed) {
        return new CannotStart(
                "etc/%s.cfg: %s must be %s, not \"%s\"."
                        .formatted(PostgresConfig.PID, key, allowed, value),
                "Correct the key; Rawat reads the file again by itself.");
    }
}
