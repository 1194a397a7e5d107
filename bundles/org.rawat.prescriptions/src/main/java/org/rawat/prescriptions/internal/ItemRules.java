package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.WriteItem;

/**
 * Turns what a doctor wrote into what a prescription keeps: a product is copied from the catalogue;
 * only while there is no catalogue the doctor's own words stand for it. What the prescription
 * already holds may stay as it is, even if the catalogue has gone or retired it meanwhile.
 */
final class ItemRules {
    private final @Nullable Map<ProductId, Product> products;
    private final List<PrescriptionItem> before;
    private final Clock clock;
    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * @param products the products that were asked for, or null when there is no catalogue
     * @param before the items that the prescription holds now
     */
    ItemRules(
            @Nullable Map<ProductId, Product> products,
            List<PrescriptionItem> before,
            Clock clock) {
        this.products = products;
        this.before = before;
        this.clock = clock;
    }

    /**
     * The items to keep.
     *
     * @throws ProblemException invalid, naming {@code items.N.product} or {@code items.N.name}
     */
    List<PrescriptionItem> items(List<WriteItem> written) {
        List<PrescriptionItem> items = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            item(written.get(i), "items." + i + ".").ifPresent(items::add);
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return items;
    }

    /**
     * Refuses to sign what may not be prescribed any more. Without a catalogue nothing can be said,
     * and the copies stand.
     *
     * @throws ProblemException invalid, naming {@code items.N.product}
     */
    static void requirePrescribable(
            @Nullable Map<ProductId, Product> products, List<PrescriptionItem> items) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; products != null && i < items.size(); i++) {
            ProductId id = items.get(i).productId();
            Product product = id == null ? null : products.get(id);
            if (product != null && !product.prescribable()) {
                problems.add(
                        FieldProblem.of(
                                "items." + i + ".product",
                                product.medicine() ? "retired" : "not-medicine"));
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private Optional<PrescriptionItem> item(WriteItem written, String row) {
        ProductId id = written.product();
        if (id == null) {
            return typed(written, row);
        }
        Optional<PrescriptionItem> kept = kept(id);
        Map<ProductId, Product> there = products;
        if (there == null) {
            if (kept.isPresent() && stillMeant(kept.get(), written)) {
                return kept.map(item -> again(item, written));
            }
            // The page still knew the product, the catalogue has gone since: its words remain.
            return typed(written, row);
        }
        Product product = there.get(id);
        if (product == null) {
            return wrong(row + "product", "not-found");
        }
        if (!product.medicine()) {
            return wrong(row + "product", "not-medicine");
        }
        if (product.status() == ProductStatus.RETIRED) {
            return kept.isPresent()
                    ? kept.map(item -> again(item, written))
                    : wrong(row + "product", "retired");
        }
        return Optional.of(copied(product, written));
    }

    private Optional<PrescriptionItem> typed(WriteItem written, String row) {
        Optional<PrescriptionItem> kept =
                before.stream().filter(item -> sameWords(item, written)).findFirst();
        if (kept.isPresent()) {
            return kept.map(item -> again(item, written));
        }
        if (products != null) {
            return wrong(row + "product", written.name().isEmpty() ? "required" : "choose");
        }
        if (written.name().isEmpty()) {
            return wrong(row + "name", "required");
        }
        return Optional.of(
                with(
                        null,
                        written.name(),
                        written.strength(),
                        written.form(),
                        "",
                        "",
                        written.unit(),
                        ControlledKind.NONE,
                        written));
    }

    private Optional<PrescriptionItem> kept(ProductId id) {
        return before.stream().filter(item -> id.equals(item.productId())).findFirst();
    }

    /** Without a catalogue the words are what is written in; other words are another medicine. */
    private static boolean stillMeant(PrescriptionItem item, WriteItem written) {
        return written.name().isEmpty()
                || item.name().equals(written.name())
                        && item.strength().equals(written.strength())
                        && item.form().equals(written.form());
    }

    private static boolean sameWords(PrescriptionItem item, WriteItem written) {
        return item.productId() == null
                && item.name().equals(written.name())
                && item.strength().equals(written.strength())
                && item.form().equals(written.form());
    }

    private PrescriptionItem copied(Product product, WriteItem written) {
        return with(
                product.id(),
                product.name(),
                product.strength(),
                product.form(),
                product.codeSystem(),
                product.code(),
                product.unit(),
                product.controlled(),
                written);
    }

    private PrescriptionItem again(PrescriptionItem item, WriteItem written) {
        return with(
                item.productId(),
                item.name(),
                item.strength(),
                item.form(),
                item.codeSystem(),
                item.code(),
                item.productId() == null ? written.unit() : item.unit(),
                item.controlled(),
                written);
    }

    private PrescriptionItem with(
            @Nullable ProductId product,
            String name,
            String strength,
            String form,
            String codeSystem,
            String code,
            String unit,
            ControlledKind controlled,
            WriteItem written) {
        return new PrescriptionItem(
                PrescriptionItemId.next(clock),
                product,
                name,
                strength,
                form,
                codeSystem,
                code,
                unit,
                written.dosage(),
                written.quantity(),
                written.durationDays(),
                written.instructions(),
                controlled);
    }

    private Optional<PrescriptionItem> wrong(String field, String code) {
        problems.add(FieldProblem.of(field, code));
        return Optional.empty();
    }
}
