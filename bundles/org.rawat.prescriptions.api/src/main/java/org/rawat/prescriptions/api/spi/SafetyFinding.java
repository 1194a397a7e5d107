package org.rawat.prescriptions.api.spi;

import java.util.List;

/**
 * Something that a doctor must know before signing.
 *
 * @param rule names the rule within the source, stable, 1 to 200 characters: reasons and reports
 *     refer to it
 * @param kind what was looked at
 * @param severity how much it weighs
 * @param medicines the keys of the medicines concerned, at least one of them proposed
 * @param text what is the matter, in words of its own
 * @param advice what to do; empty texts when there is nothing to say
 * @param citation where this is written, public, at most 500 characters
 */
public record SafetyFinding(
        String rule,
        SafetyKind kind,
        SafetySeverity severity,
        List<String> medicines,
        SafetyText text,
        SafetyText advice,
        String citation) {
    public SafetyFinding {
        medicines = List.copyOf(medicines);
        if (medicines.isEmpty()) {
            throw new IllegalArgumentException(rule + " concerns no medicine");
        }
    }
}
