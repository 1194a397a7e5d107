package org.rawat.prescriptions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;

/**
 * One ingredient of a compound, with all that it shows: a product of which a part is used.
 *
 * @param productId the catalogue's product that was copied, a link only; null when the doctor typed
 *     it
 * @param name its name
 * @param strength its strength; empty for what has none
 * @param form its pharmaceutical form; may be empty for what was typed
 * @param codeSystem who gave the code, a URI; empty when the doctor typed it
 * @param code its code there
 * @param unit in what it is dispensed; may be empty
 * @param controlled under which law it is controlled
 * @param substances what it is made of; empty when that is not certain
 * @param amount how much of it, in the doctor's words; may be empty in a draft. With {@link
 *     CompoundMethod#DTD} that of one dose, else that of the whole
 * @param understood what the words mean; null when they are free text
 * @param need how much of the product the whole compound takes
 */
public record CompoundIngredient(
        @Nullable ProductId productId,
        String name,
        String strength,
        String form,
        String codeSystem,
        String code,
        String unit,
        ControlledKind controlled,
        List<PrescribedIngredient> substances,
        String amount,
        @Nullable CompoundAmount understood,
        SourceNeed need) {
    public CompoundIngredient {
        substances = List.copyOf(substances);
    }

    /** Name, strength and form in one line. */
    public String label() {
        String named = strength.isEmpty() ? name : name + " " + strength;
        return form.isEmpty() ? named : named + ", " + form;
    }
}
