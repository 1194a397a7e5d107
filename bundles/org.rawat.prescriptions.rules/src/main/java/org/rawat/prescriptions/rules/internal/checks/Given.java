package org.rawat.prescriptions.rules.internal.checks;

import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.spi.SafetyIngredient;
import org.rawat.prescriptions.api.spi.SafetyMedicine;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Substance;

/**
 * One ingredient of one medicine.
 *
 * @param medicine in which medicine
 * @param proposed whether the medicine is proposed, else it is an active one
 * @param ingredient as the question says it
 * @param substance as the dictionary knows it; null when it does not
 */
record Given(
        SafetyMedicine medicine,
        boolean proposed,
        SafetyIngredient ingredient,
        @Nullable Substance substance) {

    boolean systemic() {
        return medicine.route().systemic();
    }

    /** Its name, with a word when it is taken already. */
    SafetyText named() {
        String name = ingredient.name();
        return proposed
                ? SafetyText.of(name)
                : new SafetyText(name + " (sedang dipakai)", name + " (taken already)");
    }

    boolean is(Substance other) {
        return substance != null && substance.key().equals(other.key());
    }

    /** Whether the two are in one medicine that a manufacturer combined. */
    boolean combinedWith(Given other) {
        return medicine.key().equals(other.medicine.key()) && !medicine.compound();
    }
}
