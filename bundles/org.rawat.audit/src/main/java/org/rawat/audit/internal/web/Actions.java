package org.rawat.audit.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which actions have words in the messages; any other is shown as it was recorded. */
final class Actions {
    private static final String PREFIX = "action.";
    private static final Set<String> WITH_WORDS = read();

    private Actions() {}

    /** The key of the action's words, or null when it has none. */
    static @Nullable String key(String action) {
        String key = PREFIX + action;
        return WITH_WORDS.contains(key) ? key : null;
    }

    private static Set<String> read() {
        try (InputStream messages =
                Actions.class.getResourceAsStream("/messages/messages.properties")) {
            Properties properties = new Properties();
            properties.load(messages);
            return properties.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(PREFIX))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
