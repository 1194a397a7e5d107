package org.rawat.prescriptions.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;

/**
 * What is made of a dosage while it is written.
 *
 * @param understood whether every word of it was understood
 * @param sentence what it means, or why it stays as it was typed, in the reader's language
 * @param reason why it stays as it was typed; null when it was understood
 * @param part which part was not understood; empty when it was
 * @param steps what it means; empty when it stays as it was typed
 * @param quantity how many of the medicine's unit it needs; null when that cannot be computed
 * @param caution what to look at again although it was understood; empty when nothing
 * @param supply how the quantity was computed, or why not; empty when it stays as it was typed
 */
public record DosagePreview(
        boolean understood,
        String sentence,
        @Nullable Reason reason,
        String part,
        List<Dosage> steps,
        @Nullable Integer quantity,
        String caution,
        String supply) {
    public DosagePreview {
        steps = List.copyOf(steps);
    }
}
