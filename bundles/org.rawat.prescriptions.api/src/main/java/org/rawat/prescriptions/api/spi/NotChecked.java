package org.rawat.prescriptions.api.spi;

import java.util.List;
import java.util.Set;

/**
 * Something that a source could not check.
 *
 * @param kinds what was not looked at; all of them when everything
 * @param medicines the keys of the medicines concerned; empty when it concerns the patient
 * @param text why not: a substance it does not know, a dose that is not known, an allergy it does
 *     not understand
 */
public record NotChecked(Set<SafetyKind> kinds, List<String> medicines, SafetyText text) {
    public NotChecked {
        kinds = Set.copyOf(kinds);
        medicines = List.copyOf(medicines);
    }
}
