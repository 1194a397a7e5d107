package org.rawat.prescriptions.internal.treatment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;

/** A prescription as it would be written again: the same words, the patient's weight of today. */
public final class Rewriting {
    private Rewriting() {}

    public static WritePrescription of(Prescription it) {
        return new WritePrescription(it.diagnosis(), it.notes(), null, items(it.items()));
    }

    /** Medicines as they would be written again. */
    public static List<WriteItem> items(List<PrescriptionItem> items) {
        return items.stream().map(Rewriting::of).toList();
    }

    private static WriteItem of(PrescriptionItem it) {
        return new WriteItem(
                it.productId(),
                it.name(),
                it.strength(),
                it.form(),
                it.unit(),
                it.dosage(),
                it.quantity(),
                it.durationDays(),
                it.instructions(),
                it.quantityPinned(),
                it.refills(),
                compound(it.compound()));
    }

    private static @Nullable WriteCompound compound(@Nullable Compound it) {
        return it == null
                ? null
                : new WriteCompound(
                        it.method(),
                        it.form(),
                        it.ingredients().stream().map(Rewriting::ingredient).toList());
    }

    private static WriteCompound.Ingredient ingredient(CompoundIngredient it) {
        return new WriteCompound.Ingredient(
                it.productId(), it.name(), it.strength(), it.form(), it.unit(), it.amount());
    }
}
