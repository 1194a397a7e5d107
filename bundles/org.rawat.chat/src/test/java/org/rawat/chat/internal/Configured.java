package org.rawat.chat.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** The settings as the container makes them of a file with these keys; a text is no number. */
public final class Configured {
    private Configured() {}

    public static ChatSettings with(Map<String, Object> file) {
        return new ChatSettings(
                (ChatConfig)
                        Proxy.newProxyInstance(
                                ChatConfig.class.getClassLoader(),
                                new Class<?>[] {ChatConfig.class},
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
