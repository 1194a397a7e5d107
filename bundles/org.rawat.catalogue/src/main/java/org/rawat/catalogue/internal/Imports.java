package org.rawat.catalogue.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Events;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.catalogue.api.CatalogueEvent;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.api.ImportReport;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.internal.ingredients.ControlledSubstances;
import org.rawat.catalogue.internal.load.ProductReader;
import org.rawat.catalogue.internal.store.BulkStore;
import org.rawat.catalogue.internal.store.CategoryStore;
import org.rawat.catalogue.internal.store.ImportStore;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;

/** Loads files, the clinic's and the seed alike: one file, one commit. */
final class Imports {
    private final ImportStore imports;
    private final BulkStore products;
    private final CategoryStore categories;
    private final UnitOfWork units;
    private final IndexKeeper index;
    private final ControlledSubstances controlled;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    Imports(
            ImportStore imports,
            BulkStore products,
            CategoryStore categories,
            UnitOfWork units,
            IndexKeeper index,
            ControlledSubstances controlled,
            Audit audit,
            Events events,
            Clock clock) {
        this.imports = imports;
        this.products = products;
        this.categories = categories;
        this.units = units;
        this.index = index;
        this.controlled = controlled;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A file on its way in.
     *
     * @param id the id of its report
     * @param actor who loads it
     * @param reader reads it, its columns known
     * @param progress gets about how much is done, 0 to 100
     */
    record Job(
            ImportId id,
            Actor actor,
            ClientKey key,
            ImportProducts file,
            ProductReader reader,
            IntConsumer progress) {}

    /** Loads a file at once, its columns being what their headers say. */
    ImportReport load(Actor actor, ImportProducts file, ClientKey key) {
        Access.toChange(actor);
        checkCodeSystem(file);
        ProductReader reader = ProductReader.of(file.content()).complete();
        return load(new Job(ImportId.next(clock), actor, key, file, reader, percent -> {}));
    }

    /** Loads it unless it is loaded already. */
    ImportReport load(Job job) {
        try (IndexKeeper.Batch batch = index.batch()) {
            return units.call(
                    () -> {
                        checkCategory(job.file());
                        imports.oneAtATime();
                        return before(job).orElseGet(() -> store(job, batch));
                    });
        } catch (ConstraintViolation refused) {
            // The same key at the same time: what the faster one did is the answer.
            return units.call(() -> before(job)).orElseThrow(() -> refused);
        }
    }

    private ImportReport store(Job job, IndexKeeper.Batch batch) {
        batch.begin();
        ImportReport report = store(job, BulkStore.CLINIC, batch::add);
        batch.finish();
        return report;
    }

    private Optional<ImportReport> before(Job job) {
        return imports.importedWith(job.actor().name(), job.key())
                .or(() -> Optional.of(job.id()))
                .flatMap(imports::find);
    }

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
     * Stores what is read and the report. Inside a unit of work only.
     *
     * @param source who supplies the rows
     * @param touched gets the products that are new or changed, some thousands at once
     */
    ImportReport store(Job job, String source, Consumer<Set<ProductId>> touched) {
        ProductReader reader = job.reader();
        ImportRows rows =
                new ImportRows(products, categories.all(), reader.columns(), source, touched);
        // A list that says nothing of control is not a list on which nothing is controlled.
        boolean said = reader.columns().contains("controlled");
        reader.read(
                job.file().codeSystem(),
                job.file().category(),
                row -> rows.add(said ? row : row.with(controlled.recognised(row.details()))),
                rows.broken()::add,
                job.progress());
        rows.finish();
        int inserted = rows.written().inserted().size();
        int changed = rows.written().changed().size();
        ImportReport report =
                new ImportReport(
                        job.id(),
                        job.file().fileName(),
                        clock.instant(),
                        reader.encoding(),
                        reader.separator(),
                        reader.ignored(),
                        inserted,
                        changed,
                        rows.count() - inserted - changed,
                        rows.broken().count(),
                        rows.broken().first());
        imports.insert(report, job.actor().name(), job.key(), source, sha256(job.file().content()));
        tell(job.actor(), report);
        return report;
    }

    private void tell(Actor actor, ImportReport report) {
        audit.append(
                AuditEntry.of(actor, "catalogue.import", "import", report.id())
                        .with("inserted", String.valueOf(report.inserted()))
                        .with("changed", String.valueOf(report.changed()))
                        .with("broken", String.valueOf(report.brokenRows())));
        if (report.inserted() + report.changed() > 0) {
            events.publish(
                    new CatalogueEvent.ProductsImported(
                            report.id(), report.inserted(), report.changed()));
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
