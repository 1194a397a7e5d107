package org.rawat.prescriptions.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** The settings as the container makes them of a file with these keys; a text is no number. */
final class Configured {
    private Configured() {}

    static PrescriptionSettings with(Map<String, Object> file) {
        return new PrescriptionSettings(
                (PrescriptionsConfig)
                        Proxy.newProxyInstance(
                                PrescriptionsConfig.class.getClassLoader(),
                                new Class<?>[] {PrescriptionsConfig.class},
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
