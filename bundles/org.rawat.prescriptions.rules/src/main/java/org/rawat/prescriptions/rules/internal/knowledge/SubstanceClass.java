package org.rawat.prescriptions.rules.internal.knowledge;

import org.rawat.prescriptions.api.spi.SafetyText;

/**
 * A class of substances.
 *
 * @param key its key
 * @param name what it is called
 * @param duplicate whether two of it at once are duplicate therapy
 */
public record SubstanceClass(String key, SafetyText name, boolean duplicate) {
    /** As what rules name the class with this key. */
    static String subject(String key) {
        return "class:" + key;
    }

    /** As what rules name it. */
    public String subject() {
        return subject(key);
    }
}
