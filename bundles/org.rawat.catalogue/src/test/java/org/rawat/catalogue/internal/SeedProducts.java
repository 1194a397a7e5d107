package org.rawat.catalogue.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.internal.ingredients.Derivation;
import org.rawat.catalogue.internal.load.ProductFile;
import org.rawat.catalogue.internal.load.ProductRow;

/** The seed as products, without a database. */
public final class SeedProducts {
    private SeedProducts() {}

    public static List<Product> all() {
        Map<String, Category> categories =
                Seed.categories().stream()
                        .collect(Collectors.toMap(Category::code, Function.identity()));
        return ProductFile.read(Seed.products(), Seed.CODE_SYSTEM, null).rows().stream()
                .map(row -> product(row, categories.get(row.details().category())))
                .toList();
    }

    private static Product product(ProductRow row, Category category) {
        return product(row.details(), category);
    }

    public static Product product(ProductDetails d, Category category) {
        return new Product(
                ProductId.next(Clock.systemUTC()),
                0,
                d.codeSystem(),
                d.code(),
                d.name(),
                d.form(),
                d.strength(),
                d.unit(),
                category,
                d.controlled(),
                d.price(),
                d.stock(),
                d.synonyms(),
                org.rawat.catalogue.api.ProductStatus.ACTIVE,
                null,
                Seed.SOURCE,
                !d.ingredients().isEmpty() || !category.medicine()
                        ? d.ingredients()
                        : Derivation.of(d.name(), d.form(), d.strength()),
                !d.ingredients().isEmpty());
    }
}
