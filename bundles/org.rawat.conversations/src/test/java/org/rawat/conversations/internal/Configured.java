package org.rawat.conversations.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** The settings as the container makes them of a file with these keys; a text is no number. */
final class Configured {
    private Configured() {}

    static ConversationSettings with(Map<String, Object> file) {
        return new ConversationSettings(
                (ConversationsConfig)
                        Proxy.newProxyInstance(
                                ConversationsConfig.class.getClassLoader(),
                                new Class<?>[] {ConversationsConfig.class},
                                (proxy, method, args) -> {
                                    Object value =
                                            file.getOrDefault(
                                                    method.getName().replace('_', '.'),
                                                    method.getDefaultValue());
                                    if (value instanceof String text) {
                                        throw new NumberFormatException(text);
                                    }
                                    return value;
                                }));
    }
}
