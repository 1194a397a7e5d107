package org.rawat.persistence.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.persistence.api.DatabaseLocation;

/**
 * The configuration, checked.
 *
 * @param external the clinic's own database; null for the embedded one
 * @param poolSize how many connections at most
 */
record Settings(@Nullable DatabaseLocation external, int poolSize) {
    private static final String FILE = "etc/" + PersistenceConfig.PID + ".cfg";
    private static final String REMEDY = "Correct the key; Rawat reads the file again by itself.";
    private static final int DEFAULT_POOL_SIZE = 12;

    /** Reads what stands in the file, so that a mistake is named by its key. */
    static Settings read(Map<String, ?> file) throws CannotUse {
        boolean embedded = embedded(file);
        return new Settings(embedded ? null : external(file), poolSize(file));
    }

    private static boolean embedded(Map<String, ?> file) throws CannotUse {
        String value = text(file, "embedded");
        return switch (value) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw wrong("embedded must be true or false, not \"" + value + "\"");
        };
    }

    private static DatabaseLocation external(Map<String, ?> file) throws CannotUse {
        String url = text(file, "url");
        if (!url.startsWith("jdbc:postgresql://")) {
            throw wrong("url must be like jdbc:postgresql://host:5432/rawat, as embedded is false");
        }
        String owner = required(file, "owner.user");
        String app = required(file, "app.user");
        if (owner.equals(app)) {
            throw wrong("app.user must be another role than owner.user: one that owns nothing");
        }
        return new DatabaseLocation(
                url, owner, required(file, "owner.password"), app, required(file, "app.password"));
    }

    private static int poolSize(Map<String, ?> file) throws CannotUse {
        String value = text(file, "pool.size");
        if (value.isEmpty()) {
            return DEFAULT_POOL_SIZE;
        }
        try {
            int size = Integer.parseInt(value);
            if (size >= 2 && size <= 200) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw wrong("pool.size must be a whole number from 2 to 200, not \"" + value + "\"");
    }

    private static String required(Map<String, ?> file, String key) throws CannotUse {
        String value = text(file, key);
        if (value.isEmpty()) {
            throw wrong(key + " must be set, as embedded is false");
        }
        return value;
    }

    private static String text(Map<String, ?> file, String key) {
        Object value = file.get(key);
        return value == null ? "" : value.toString().strip();
    }

    private static CannotUse wrong(String sentence) {
        return new CannotUse(FILE + ": " + sentence + ".", REMEDY);
    }
}
