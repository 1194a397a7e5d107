package org.rawat.prescriptions.internal;

import java.util.Map;
import java.util.Optional;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;

/** What to prescribe instead of a medicine that is not used any more. */
final class Successors {
    /** Who was replaced more often than that leads nowhere. */
    static final int LONGEST_CHAIN = 5;

    private Successors() {}

    /** Says that it is retired, and by what it is replaced when that may be prescribed. */
    static FieldProblem retired(String field, Product product, Map<ProductId, Product> products) {
        return of(product, products)
                .map(next -> FieldProblem.of(field, "replaced", next.label()))
                .orElseGet(() -> FieldProblem.of(field, "retired"));
    }

    private static Optional<Product> of(Product retired, Map<ProductId, Product> products) {
        Product at = retired;
        for (int i = 0; i < LONGEST_CHAIN && at.status() == ProductStatus.RETIRED; i++) {
            ProductId next = at.successor();
            Product there = next == null ? null : products.get(next);
            if (there == null) {
                return Optional.empty();
            }
            at = there;
        }
        return Optional.of(at).filter(Product::prescribable);
    }
}
