package org.rawat.prescriptions.api;

import java.util.Set;

/**
 * Makes a template of something that was written.
 *
 * @param prescription of which; its doctor
 * @param items which of its medicines; empty for all of it, with diagnosis and notes
 * @param name at most {@link PrescriptionTemplate#NAME_MAX} characters
 * @param clinic whether every doctor of the clinic sees it
 */
public record SaveTemplate(
        PrescriptionId prescription, Set<PrescriptionItemId> items, String name, boolean clinic) {
    public SaveTemplate {
        items = Set.copyOf(items);
        WritePrescription.atMost("name", name, PrescriptionTemplate.NAME_MAX);
    }
}
