package org.rawat.prescriptions.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.PrescriptionItem;

/**
 * Turns the medicine that a doctor wrote into what a prescription keeps: a product is copied from
 * the catalogue; only while there is no catalogue the doctor's own words stand for it. What the
 * prescription already holds may stay as it is, even if the catalogue has gone or retired it
 * meanwhile.
 */
final class MedicineRules {
    private final @Nullable Map<ProductId, Product> products;
    private final List<Medicine> before;
    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * @param products the products that were asked for, or null when there is no catalogue
     * @param before the items that the prescription holds now
     */
    MedicineRules(@Nullable Map<ProductId, Product> products, List<PrescriptionItem> before) {
        this.products = products;
        this.before = before.stream().flatMap(MedicineRules::medicines).toList();
    }

    private static Stream<Medicine> medicines(PrescriptionItem item) {
        Compound compound = item.compound();
        return compound == null
                ? Stream.of(Medicine.of(item))
                : compound.ingredients().stream().map(Medicine::of);
    }

    /** What a doctor may not write, in the order it was found. */
    List<FieldProblem> problems() {
        return problems;
    }

    /**
     * The medicine to keep; empty, and a problem more, when there is none.
     *
     * @param row what stands before {@code product} and {@code name} in their fields' names
     */
    Optional<Medicine> medicine(
            @Nullable ProductId id,
            String name,
            String strength,
            String form,
            String unit,
            String row) {
        if (id == null) {
            return typed(name, strength, form, unit, row);
        }
        Optional<Medicine> kept = kept(id);
        Map<ProductId, Product> there = products;
        if (there == null) {
            // Without a catalogue the words are what is written in; other words are another one.
            if (kept.isPresent() && (name.isEmpty() || kept.get().says(name, strength, form))) {
                return kept;
            }
            // The page still knew the product, the catalogue has gone since: its words remain.
            return typed(name, strength, form, unit, row);
        }
        Product product = there.get(id);
        if (product == null) {
            return wrong(row + "product", "not-found");
        }
        if (!product.medicine()) {
            return wrong(row + "product", "not-medicine");
        }
        if (product.status() == ProductStatus.RETIRED) {
            if (kept.isEmpty()) {
                problems.add(Successors.retired(row + "product", product, there));
            }
            return kept;
        }
        return Optional.of(Medicine.of(product));
    }

    private Optional<Medicine> typed(
            String name, String strength, String form, String unit, String row) {
        Optional<Medicine> kept =
                before.stream()
                        .filter(it -> it.productId() == null && it.says(name, strength, form))
                        .findFirst();
        if (kept.isPresent()) {
            return kept.map(it -> it.in(unit));
        }
        if (products != null) {
            return wrong(row + "product", name.isEmpty() ? "required" : "choose");
        }
        if (name.isEmpty()) {
            return wrong(row + "name", "required");
        }
        return Optional.of(Medicine.typed(name, strength, form, unit));
    }

    private Optional<Medicine> kept(ProductId id) {
        return before.stream().filter(it -> id.equals(it.productId())).findFirst();
    }

    Optional<Medicine> wrong(String field, String code) {
        problems.add(FieldProblem.of(field, code));
        return Optional.empty();
    }
}
