package org.rawat.prescriptions.api;

import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;

/**
 * One medicine of a prescription, with all that it shows.
 *
 * @param id the line's id
 * @param productId the catalogue's product that was copied, a link only; null when the doctor typed
 *     the medicine
 * @param name the medicine's name
 * @param strength its strength; empty for what has none
 * @param form its pharmaceutical form
 * @param codeSystem who gave the code, a URI; empty when the doctor typed the medicine
 * @param code its code there
 * @param unit in what the quantity is counted
 * @param dosage how to take it, in the doctor's words
 * @param quantity how many units; null only in a draft
 * @param durationDays for how many days; null when not said
 * @param instructions what else the patient must know; may be empty
 * @param controlled under which law it is controlled
 */
public record PrescriptionItem(
        PrescriptionItemId id,
        @Nullable ProductId productId,
        String name,
        String strength,
        String form,
        String codeSystem,
        String code,
        String unit,
        String dosage,
        @Nullable Integer quantity,
        @Nullable Integer durationDays,
        String instructions,
        ControlledKind controlled) {

    /** Name, strength and form in one line. */
    public String label() {
        String named = strength.isEmpty() ? name : name + " " + strength;
        return form.isEmpty() ? named : named + ", " + form;
    }
}
