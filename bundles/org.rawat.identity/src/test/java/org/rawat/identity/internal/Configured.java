package org.rawat.identity.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** A configuration as the container hands it over: what the file says, else the default. */
final class Configured {
    private Configured() {}

    /** Keys with underscores for points; a text stands for what is no number. */
    static IdentityConfig with(Map<String, Object> file) {
        return (IdentityConfig)
                Proxy.newProxyInstance(
                        IdentityConfig.class.getClassLoader(),
                        new Class<?>[] {IdentityConfig.class},
                        (proxy, method, args) -> {
                            Object value =
                                    file.getOrDefault(method.getName(), method.getDefaultValue());
                            if (value instanceof String text) {
                                throw new NumberFormatException(text);
                            }
                            return value;
                        });
    }
}
