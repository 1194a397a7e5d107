package org.rawat.catalogue.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.catalogue.api.spi.SourceMedicine;
import org.rawat.catalogue.internal.ingredients.ControlledSubstances;
import org.rawat.catalogue.internal.load.ProductRow;
import org.rawat.catalogue.internal.store.BulkStore;
import org.rawat.catalogue.internal.store.CategoryStore;
import org.rawat.persistence.api.UnitOfWork;

/**
 * Takes over what a source offers, so that it has an id that stays, is found like everything else,
 * and is still there when the source is not.
 */
final class Adoption {
    private static final Set<String> EVERYTHING =
            Set.of(
                    "strength",
                    "category",
                    "controlled",
                    "price",
                    "stock",
                    "synonyms",
                    "ingredients",
                    "status");
    private static final String UNSORTED = "other-medicines";

    private final BulkStore products;
    private final CategoryStore categories;
    private final UnitOfWork units;
    private final IndexKeeper index;
    private final Confirmations confirmations;
    private final ControlledSubstances controlled;

    Adoption(
            BulkStore products,
            CategoryStore categories,
            UnitOfWork units,
            IndexKeeper index,
            Confirmations confirmations,
            ControlledSubstances controlled) {
        this.products = products;
        this.categories = categories;
        this.units = units;
        this.index = index;
        this.confirmations = confirmations;
        this.controlled = controlled;
    }

    void adopt(String source, List<SourceMedicine> offered) {
        units.run(
                () -> {
                    Set<String> known =
                            categories.all().stream()
                                    .map(Category::code)
                                    .collect(Collectors.toSet());
                    List<ProductRow> rows = acceptable(offered, known);
                    BulkStore.Outcome outcome = products.upsert(rows, EVERYTHING, source);
                    Map<ProductId, Instant> confirmed =
                            products.confirm(rows, ages(offered), source);
                    units.afterCommit(() -> confirmations.note(confirmed));
                    List<ProductId> touched = new ArrayList<>(outcome.inserted());
                    touched.addAll(outcome.changed());
                    if (!touched.isEmpty()) {
                        units.afterCommit(() -> index.changed(touched));
                    }
                });
    }

    /** When the source knew of each that comes from an older answer. */
    private static Map<String, Instant> ages(List<SourceMedicine> offered) {
        Map<String, Instant> ages = new HashMap<>();
        for (SourceMedicine medicine : offered) {
            Instant asOf = medicine.asOf();
            if (asOf != null) {
                ages.putIfAbsent(medicine.codeSystem() + "\n" + medicine.code(), asOf);
            }
        }
        return ages;
    }

    /** In the order of their codes, so that two answers at once do not wait for each other. */
    private List<ProductRow> acceptable(List<SourceMedicine> offered, Set<String> known) {
        Map<String, ProductRow> rows = new LinkedHashMap<>();
        for (SourceMedicine medicine : offered) {
            ProductDetails details =
                    controlled.recognised(ProductRules.tidied(details(medicine, known)));
            if (ProductRules.problems(details).isEmpty()) {
                rows.putIfAbsent(
                        details.codeSystem() + "\n" + details.code(),
                        new ProductRow(
                                0,
                                details,
                                medicine.active() ? ProductStatus.ACTIVE : ProductStatus.RETIRED,
                                null));
            }
        }
        return rows.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static ProductDetails details(SourceMedicine medicine, Set<String> known) {
        return new ProductDetails(
                medicine.codeSystem(),
                medicine.code(),
                medicine.name(),
                medicine.form(),
                medicine.strength(),
                medicine.unit(),
                known.contains(medicine.category()) ? medicine.category() : UNSORTED,
                medicine.controlled(),
                medicine.price(),
                medicine.stock(),
                medicine.synonyms(),
                medicine.ingredients());
    }
}
