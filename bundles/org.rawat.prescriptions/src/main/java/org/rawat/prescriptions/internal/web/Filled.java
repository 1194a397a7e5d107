package org.rawat.prescriptions.internal.web;

import java.util.ArrayList;
import java.util.List;
import org.rawat.prescriptions.api.PrescriptionTemplate;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;

/**
 * A form to which a favourite was added. What was typed stays.
 *
 * @param diagnosis the typed one, else the favourite's
 * @param notes likewise
 * @param rows what was typed and what was added; blank rows are filled first
 * @param name what was added
 * @param left how many of its medicines found no room
 */
public record Filled(
        String diagnosis, String notes, List<MedicineRow> rows, String name, int left) {
    public Filled {
        rows = List.copyOf(rows);
    }

    static Filled of(
            String diagnosis, String notes, List<MedicineRow> typed, PrescriptionTemplate added) {
        List<MedicineRow> rows = new ArrayList<>(typed);
        int left = 0;
        int blank = 0;
        for (WriteItem item : added.items()) {
            while (blank < rows.size() && !rows.get(blank).isBlank()) {
                blank++;
            }
            if (blank < rows.size()) {
                rows.set(blank, MedicineRow.of(item));
            } else if (rows.size() < WritePrescription.ITEMS_MAX) {
                rows.add(MedicineRow.of(item));
            } else {
                left++;
            }
        }
        // A blank row that is left over would only stand in the way of signing.
        rows.removeIf(MedicineRow::isBlank);
        return new Filled(
                diagnosis.isBlank() ? added.diagnosis() : diagnosis,
                notes.isBlank() ? added.notes() : notes,
                rows,
                added.name(),
                left);
    }
}
