package org.rawat.prescriptions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.dosage.Dosage;

/**
 * One medicine of a prescription, with all that it shows: one out of a box, or a compound that the
 * pharmacy makes.
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
 * @param controlled under which law it is controlled; of a compound's ingredients the strictest
 * @param ingredients what it is made of; empty when that is not certain, and for a compound, whose
 *     ingredients stand there
 * @param steps what the dosage means; empty when it is free text
 * @param quantityPinned whether the doctor wrote the quantity; else it follows the dosage
 * @param refills how often it may be handed out again ({@code iter}), 0 to 12; always 0 for what is
 *     controlled
 * @param compound how the pharmacy makes it; null for a medicine out of a box
 * @param register its number in the register of controlled medicines; null in a draft and for what
 *     is not controlled
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
        ControlledKind controlled,
        List<PrescribedIngredient> ingredients,
        List<Dosage> steps,
        boolean quantityPinned,
        int refills,
        @Nullable Compound compound,
        @Nullable RegisterNumber register) {

    public PrescriptionItem {
        ingredients = List.copyOf(ingredients);
        steps = List.copyOf(steps);
    }

    /** A medicine out of a box, of which nothing more is known. */
    public PrescriptionItem(
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
        this(
                id,
                productId,
                name,
                strength,
                form,
                codeSystem,
                code,
                unit,
                dosage,
                quantity,
                durationDays,
                instructions,
                controlled,
                List.of(),
                List.of(),
                false,
                0,
                null,
                null);
    }

    /** Whether it is controlled and never leaves the clinic's own pharmacy. */
    public boolean staysInClinic() {
        return controlled != ControlledKind.NONE;
    }

    /** Every substance in it, those of a compound's ingredients too. */
    public List<PrescribedIngredient> substances() {
        return compound == null
                ? ingredients
                : compound.ingredients().stream()
                        .flatMap(one -> one.substances().stream())
                        .toList();
    }

    /** Name, strength and form in one line. */
    public String label() {
        String named = strength.isEmpty() ? name : name + " " + strength;
        return form.isEmpty() ? named : named + ", " + form;
    }
}
