package org.rawat.prescriptions.internal;

import java.util.ArrayList;
import java.util.List;
import org.rawat.api.FieldProblem;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.PrescriptionItem;

/**
 * What an Indonesian prescription must say before it can be signed (PMK 73/2016, review of
 * prescriptions: patient's name, age, sex, weight; doctor's name, SIP, address, phone; strength,
 * form, amount and directions of each medicine; of a compound those of each ingredient), and the
 * diagnosis.
 */
public final class SigningRules {
    private SigningRules() {}

    /** Every field that is missing, in the order of the form. */
    public static List<FieldProblem> missing(
            PrescribedPatient patient,
            Prescriber doctor,
            String diagnosis,
            List<PrescriptionItem> items) {
        List<FieldProblem> missing = new ArrayList<>();
        require(missing, "patient.name", !patient.name().isEmpty());
        require(missing, "patient.birthDate", patient.birthDate() != null);
        require(missing, "patient.sex", patient.sex() != Sex.UNKNOWN);
        require(missing, "doctor.name", !doctor.name().isEmpty());
        require(missing, "doctor.sip", !doctor.sip().isEmpty());
        require(missing, "doctor.address", !doctor.address().isEmpty());
        require(missing, "doctor.phone", !doctor.phone().isEmpty());
        require(missing, "weightKg", patient.weightKg() != null);
        require(missing, "diagnosis", !diagnosis.isEmpty());
        require(missing, "items", !items.isEmpty());
        for (int i = 0; i < items.size(); i++) {
            PrescriptionItem item = items.get(i);
            String row = "items." + i + ".";
            require(missing, row + "name", !item.name().isEmpty());
            Compound compound = item.compound();
            if (compound != null) {
                requireCompound(missing, row, compound);
            }
            // What the catalogue lists without a strength has none; what was typed must say it.
            boolean typed = item.productId() == null && compound == null;
            require(missing, row + "strength", !typed || !item.strength().isEmpty());
            require(missing, row + "form", !item.form().isEmpty());
            require(missing, row + "dosage", !item.dosage().isEmpty());
            require(missing, row + "quantity", item.quantity() != null);
        }
        return missing;
    }

    /** The amounts stand for the strength, unless they count pieces of a strength not said. */
    private static void requireCompound(List<FieldProblem> missing, String row, Compound compound) {
        require(missing, row + "ingredients", !compound.ingredients().isEmpty());
        for (int i = 0; i < compound.ingredients().size(); i++) {
            CompoundIngredient one = compound.ingredients().get(i);
            String at = row + "ingredients." + i + ".";
            CompoundAmount amount = one.understood();
            boolean pieces = amount != null && amount.unit() == CompoundAmount.Unit.SOURCE_UNIT;
            boolean typed = one.productId() == null;
            require(missing, at + "strength", !typed || !pieces || !one.strength().isEmpty());
            require(missing, at + "amount", !one.amount().isEmpty());
        }
    }

    private static void require(List<FieldProblem> missing, String field, boolean there) {
        if (!there) {
            missing.add(FieldProblem.of(field, "required"));
        }
    }
}
