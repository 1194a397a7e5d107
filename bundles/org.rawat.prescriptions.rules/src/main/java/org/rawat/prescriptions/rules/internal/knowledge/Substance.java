package org.rawat.prescriptions.rules.internal.knowledge;

import java.util.List;
import java.util.stream.Stream;

/**
 * A substance of the dictionary.
 *
 * @param key its key
 * @param name its international name
 * @param classes the keys of the classes to which it belongs
 */
public record Substance(String key, String name, List<String> classes) {
    public Substance {
        classes = List.copyOf(classes);
    }

    /** As what rules may name it: itself, and each of its classes. */
    public List<String> subjects() {
        return Stream.concat(Stream.of(key), classes.stream().map(SubstanceClass::subject))
                .toList();
    }
}
