package org.rawat.catalogue.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.internal.load.ProductRow;
import org.rawat.catalogue.internal.store.BulkStore;

/**
 * Writes the rows of one file as they are read, some thousands at once. What names a successor is
 * written last: only then it is known whether there is one.
 */
final class ImportRows {
    private static final int AT_ONCE = 2000;

    private final BulkStore products;
    private final Map<String, String> categories;
    private final Set<String> columns;
    private final String source;
    private final BrokenRows broken = new BrokenRows();
    private final BulkStore.Outcome written =
            new BulkStore.Outcome(new HashSet<>(), new HashSet<>());
    private final List<ProductRow> waiting = new ArrayList<>();
    private final List<ProductRow> replaced = new ArrayList<>();
    private final Consumer<Set<ProductId>> touched;
    private int count;

    ImportRows(
            BulkStore products,
            List<Category> categories,
            Set<String> columns,
            String source,
            Consumer<Set<ProductId>> touched) {
        this.products = products;
        this.categories = codes(categories);
        this.columns = columns;
        this.source = source;
        this.touched = touched;
    }

    /** By every name that a file may use; a code wins over another's name. */
    private static Map<String, String> codes(List<Category> categories) {
        Map<String, String> codes = new HashMap<>();
        for (Category category : categories) {
            codes.put(plain(category.nameEn()), category.code());
            codes.put(plain(category.nameId()), category.code());
        }
        categories.forEach(category -> codes.put(plain(category.code()), category.code()));
        return codes;
    }

    void add(ProductRow row) {
        String code = categories.get(plain(row.details().category()));
        if (code == null) {
            broken.add(row.line(), CatalogueProblems.unknownCategory());
        } else if (row.successor() != null) {
            replaced.add(row.inCategory(code));
        } else {
            waiting.add(row.inCategory(code));
            if (waiting.size() == AT_ONCE) {
                write(waiting);
            }
        }
    }

    /** Writes what is left. */
    void finish() {
        write(waiting);
        List<ProductRow> good = withKnownSuccessors();
        replaced.clear();
        write(good);
    }

    private void write(List<ProductRow> rows) {
        BulkStore.Outcome outcome = products.upsert(rows, columns, source);
        written.inserted().addAll(outcome.inserted());
        written.changed().addAll(outcome.changed());
        touched.accept(outcome.inserted());
        touched.accept(outcome.changed());
        count += rows.size();
        rows.clear();
    }

    /** A row whose successor is neither there nor in the file would lead nowhere. */
    private List<ProductRow> withKnownSuccessors() {
        Map<String, Set<String>> wanted = new HashMap<>();
        Set<String> there = new HashSet<>();
        for (ProductRow row : replaced) {
            String system = row.details().codeSystem();
            there.add(system + "\n" + row.details().code());
            wanted.computeIfAbsent(system, s -> new HashSet<>())
                    .add(String.valueOf(row.successor()));
        }
        wanted.forEach(
                (system, codes) ->
                        products.existing(system, codes)
                                .forEach(code -> there.add(system + "\n" + code)));
        List<ProductRow> good = new ArrayList<>();
        for (ProductRow row : replaced) {
            if (there.contains(row.details().codeSystem() + "\n" + row.successor())) {
                good.add(row);
            } else {
                broken.add(row.line(), FieldProblem.of("successor", "unknown-successor"));
            }
        }
        return good;
    }

    /** How many rows are written, changed or not. */
    int count() {
        return count;
    }

    BulkStore.Outcome written() {
        return written;
    }

    BrokenRows broken() {
        return broken;
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
