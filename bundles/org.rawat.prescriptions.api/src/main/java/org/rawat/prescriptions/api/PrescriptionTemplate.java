package org.rawat.prescriptions.api;

import java.util.List;

/**
 * What a doctor writes often: a favourite medicine with its directions, or all of a prescription.
 * It holds nobody's data.
 *
 * @param id its id
 * @param name how the doctor calls it, 1 to 80 characters
 * @param clinic whether every doctor of the clinic sees it
 * @param own whether the asker made it
 * @param diagnosis taken over where the form has none yet; may be empty
 * @param notes likewise
 * @param items 1 to {@link WritePrescription#ITEMS_MAX}, as they were written
 */
public record PrescriptionTemplate(
        TemplateId id,
        String name,
        boolean clinic,
        boolean own,
        String diagnosis,
        String notes,
        List<WriteItem> items) {

    public static final int NAME_MAX = 80;

    public PrescriptionTemplate {
        items = List.copyOf(items);
    }
}
