package org.rawat.catalogue.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rawat.api.ClientKey;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.BrokenRow;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.api.ImportReport;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.internal.load.ProductFile;
import org.rawat.catalogue.internal.load.ProductRow;
import org.rawat.catalogue.internal.store.BulkStore;
import org.rawat.catalogue.internal.store.CategoryStore;
import org.rawat.catalogue.internal.store.ImportStore;

/** Loads files, the clinic's and the seed alike. */
final class Imports {
    private static final int REPORTED = 1000;

    private final ImportStore imports;
    private final BulkStore products;
    private final CategoryStore categories;
    private final Clock clock;

    Imports(ImportStore imports, BulkStore products, CategoryStore categories, Clock clock) {
        this.imports = imports;
        this.products = products;
        this.categories = categories;
        this.clock = clock;
    }

    /** What came of it, and which products are no longer what they were. */
    record Outcome(ImportReport report, Set<ProductId> touched) {}

    static void checkCodeSystem(ImportProducts file) {
        List<FieldProblem> problems = ProductRules.codeSystemProblems(file.codeSystem());
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    /** Inside a unit of work only. */
    void checkCategory(ImportProducts file) {
        String category = file.category();
        if (category != null && categories.find(category).isEmpty()) {
            throw ProblemException.invalid(List.of(CatalogueProblems.unknownCategory()));
        }
    }

    /**
     * Stores what was read and the report. Inside a unit of work only.
     *
     * @param actor whose import it is
     * @param source who supplies the rows
     */
    Outcome store(
            ProductFile file, ImportProducts from, String actor, ClientKey key, String source) {
        List<BrokenRow> broken = new ArrayList<>(file.broken());
        List<ProductRow> rows = withKnownSuccessors(inCategories(file.rows(), broken), broken);
        BulkStore.Outcome written = products.upsert(rows, file.columns(), source);
        broken.sort(Comparator.comparingLong(BrokenRow::line));
        ImportReport report =
                new ImportReport(
                        ImportId.next(clock),
                        from.fileName(),
                        clock.instant(),
                        file.encoding(),
                        file.separator(),
                        file.ignored(),
                        written.inserted().size(),
                        written.changed().size(),
                        rows.size() - written.inserted().size() - written.changed().size(),
                        broken.size(),
                        broken.subList(0, Math.min(REPORTED, broken.size())));
        imports.insert(report, actor, key, source, sha256(from.content()));
        Set<ProductId> touched = new HashSet<>(written.inserted());
        touched.addAll(written.changed());
        return new Outcome(report, touched);
    }

    private List<ProductRow> inCategories(List<ProductRow> rows, List<BrokenRow> broken) {
        Map<String, String> codes = new HashMap<>();
        for (Category category : categories.all()) {
            codes.put(plain(category.nameEn()), category.code());
            codes.put(plain(category.nameId()), category.code());
        }
        for (Category category : categories.all()) {
            codes.put(plain(category.code()), category.code());
        }
        List<ProductRow> known = new ArrayList<>();
        for (ProductRow row : rows) {
            String code = codes.get(plain(row.details().category()));
            if (code == null) {
                broken.add(new BrokenRow(row.line(), List.of(CatalogueProblems.unknownCategory())));
            } else {
                known.add(row.inCategory(code));
            }
        }
        return known;
    }

    /** A row whose successor is neither there nor in the file would lead nowhere. */
    private List<ProductRow> withKnownSuccessors(List<ProductRow> rows, List<BrokenRow> broken) {
        Map<String, Set<String>> wanted = new HashMap<>();
        Set<String> inFile = new HashSet<>();
        for (ProductRow row : rows) {
            String system = row.details().codeSystem();
            inFile.add(system + "\n" + row.details().code());
            if (row.successor() != null) {
                wanted.computeIfAbsent(system, s -> new HashSet<>()).add(row.successor());
            }
        }
        wanted.forEach(
                (system, codes) ->
                        products.existing(system, codes)
                                .forEach(code -> inFile.add(system + "\n" + code)));
        List<ProductRow> good = new ArrayList<>();
        for (ProductRow row : rows) {
            String key = row.details().codeSystem() + "\n" + row.successor();
            if (row.successor() == null || inFile.contains(key)) {
                good.add(row);
            } else {
                broken.add(
                        new BrokenRow(
                                row.line(),
                                List.of(FieldProblem.of("successor", "unknown-successor"))));
            }
        }
        return good;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " ");
    }
}
