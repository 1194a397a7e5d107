package org.rawat.prescriptions.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signed version in a prescription's history.
 *
 * @param number from 1
 * @param signedAt when it was signed
 * @param reason why it replaced the one before; null for the first
 * @param fingerprint the SHA-256 of its canonical text in lower-case hexadecimal
 * @param intact false when what is stored is not what was signed
 * @param changes what is different from the version before; empty for the first
 */
public record PrescriptionVersion(
        int number,
        Instant signedAt,
        @Nullable String reason,
        String fingerprint,
        boolean intact,
        List<FieldChange> changes) {
    public PrescriptionVersion {
        changes = List.copyOf(changes);
    }

    /**
     * One field that is different.
     *
     * @param field the field's name, in an item with the item's place: {@code items.0.dosage}
     * @param before what it was; null when the item is new
     * @param after what it is; null when the item is gone
     */
    public record FieldChange(String field, @Nullable String before, @Nullable String after) {}
}
