package org.rawat.prescriptions.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.PrescribedIngredient;
import org.rawat.prescriptions.api.PrescriptionItem;

/**
 * What is prescribed, before anything is said of how to take it: the same for a medicine out of a
 * box and for a compound's ingredient. As the records of the api that copy it.
 */
record Medicine(
        @Nullable ProductId productId,
        String name,
        String strength,
        String form,
        String codeSystem,
        String code,
        String unit,
        ControlledKind controlled,
        List<PrescribedIngredient> substances) {

    static Medicine of(Product product) {
        return new Medicine(
                product.id(),
                product.name(),
                product.strength(),
                product.form(),
                product.codeSystem(),
                product.code(),
                product.unit(),
                product.controlled(),
                Substances.of(product));
    }

    static Medicine of(PrescriptionItem item) {
        return new Medicine(
                item.productId(),
                item.name(),
                item.strength(),
                item.form(),
                item.codeSystem(),
                item.code(),
                item.unit(),
                item.controlled(),
                item.ingredients());
    }

    static Medicine of(CompoundIngredient one) {
        return new Medicine(
                one.productId(),
                one.name(),
                one.strength(),
                one.form(),
                one.codeSystem(),
                one.code(),
                one.unit(),
                one.controlled(),
                one.substances());
    }

    /** In the doctor's words. */
    static Medicine typed(String name, String strength, String form, String unit) {
        return new Medicine(
                null,
                name,
                strength,
                form,
                "",
                "",
                unit,
                ControlledKind.NONE,
                Substances.of(name, form, strength));
    }

    boolean says(String name, String strength, String form) {
        return this.name.equals(name) && this.strength.equals(strength) && this.form.equals(form);
    }

    Medicine in(String otherUnit) {
        return new Medicine(
                productId,
                name,
                strength,
                form,
                codeSystem,
                code,
                otherUnit,
                controlled,
                substances);
    }
}
