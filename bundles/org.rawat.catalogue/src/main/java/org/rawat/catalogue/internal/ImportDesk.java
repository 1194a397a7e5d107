package org.rawat.catalogue.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.api.ImportReport;
import org.rawat.catalogue.internal.load.ProductReader;
import org.rawat.catalogue.internal.store.ImportStore;
import org.rawat.catalogue.internal.store.UploadStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in files that people bring: keeps them, lets people say what their columns are, loads them
 * one after the other beside the requests, and tells how far it is. What was under way when Rawat
 * ended has changed nothing and waits to be started again.
 */
public final class ImportDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportDesk.class);
    private static final int WAITING = 10;
    private static final int SAMPLES = 3;
    private static final int SAMPLE_LENGTH = 80;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Imports imports;
    private final ImportStore reports;
    private final UploadStore uploads;
    private final UnitOfWork units;
    private final Clock clock;
    private final Map<ImportId, Progress> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor thread;

    ImportDesk(
            Imports imports,
            ImportStore reports,
            UploadStore uploads,
            UnitOfWork units,
            Clock clock) {
        this.imports = imports;
        this.reports = reports;
        this.uploads = uploads;
        this.units = units;
        this.clock = clock;
        this.thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        run -> {
                            Thread made = new Thread(run, "rawat-catalogue-import");
                            made.setDaemon(true);
                            return made;
                        });
    }

    /** How far one file is. */
    private static final class Progress {
        volatile boolean reading;
        volatile int percent;
        volatile @Nullable FieldProblem failed;
    }

    /**
     * Keeps a file, once for each key of an account.
     *
     * @throws ProblemException forbidden; invalid, {@code file}, when it is no such file
     */
    public ImportId keep(Actor actor, ImportProducts file, ClientKey key) {
        Access.toChange(actor);
        Imports.checkCodeSystem(file);
        ProductReader.of(file.content()).mappable();
        return units.call(
                () -> {
                    imports.checkCategory(file);
                    uploads.forget(clock.instant().minus(KEPT));
                    return uploads.insert(
                            ImportId.next(clock), actor.name(), key, file, clock.instant());
                });
    }

    /**
     * How far an import is.
     *
     * @throws ProblemException forbidden; not found
     */
    public ImportState state(Actor actor, ImportId id) {
        Access.toChange(actor);
        Progress progress = underWay.get(id);
        if (progress != null && progress.failed == null) {
            String name = units.call(() -> uploads.fileName(id)).orElse("");
            return new ImportState(
                    id,
                    name,
                    progress.reading ? ImportState.Phase.READING : ImportState.Phase.WAITING,
                    progress.percent,
                    List.of(),
                    null,
                    null);
        }
        ImportReport report = units.call(() -> reports.find(id)).orElse(null);
        if (report != null) {
            return new ImportState(
                    id, report.fileName(), ImportState.Phase.DONE, 100, List.of(), null, report);
        }
        ImportProducts file =
                units.call(() -> uploads.find(id)).orElseThrow(ProblemException::notFound);
        return new ImportState(
                id,
                file.fileName(),
                ImportState.Phase.MAPPING,
                0,
                columns(ProductReader.of(file.content())),
                progress == null ? interrupted(id) : progress.failed,
                null);
    }

    /** What was under way and left neither a report nor a word of why was cut short. */
    private @Nullable FieldProblem interrupted(ImportId id) {
        return units.call(() -> uploads.wasStarted(id))
                ? FieldProblem.of("file", "file-interrupted")
                : null;
    }

    private List<ImportState.FileColumn> columns(ProductReader reader) {
        List<String> remembered =
                units.call(() -> uploads.mapping(headers(reader))).orElse(List.of());
        List<List<String>> rows = reader.samples(SAMPLES);
        List<ImportState.FileColumn> columns = new ArrayList<>();
        for (int i = 0; i < reader.headers().size(); i++) {
            List<String> samples = new ArrayList<>();
            for (List<String> row : rows) {
                samples.add(i < row.size() ? shortened(row.get(i)) : "");
            }
            columns.add(
                    new ImportState.FileColumn(
                            shortened(reader.headers().get(i)),
                            samples,
                            i < remembered.size() ? remembered.get(i) : reader.mapping().field(i)));
        }
        return columns;
    }

    /** Cut, and without what could not be shown. */
    private static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(SAMPLE_LENGTH)
                .forEach(c -> shown.appendCodePoint(ProductRules.visible(c) ? c : ' '));
        return shown.toString().strip();
    }

    private static String headers(ProductReader reader) {
        return Imports.sha256(String.join("\n", reader.headers()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Loads a file that was kept; what is under way or done already is left alone.
     *
     * @param fields for each column of the file what it is, or {@code ignore}
     * @throws ProblemException forbidden; not found; invalid, {@code columns.N.field} or {@code
     *     columns}; unavailable, when too many wait
     */
    public ImportState start(Actor actor, ImportId id, List<String> fields) {
        ImportState now = state(actor, id);
        if (now.phase() != ImportState.Phase.MAPPING) {
            return now;
        }
        ImportProducts file =
                units.call(() -> uploads.find(id)).orElseThrow(ProblemException::notFound);
        ProductReader reader = ProductReader.of(file.content()).mapped(fields);
        List<String> missing = reader.mapping().missing();
        if (!missing.isEmpty()) {
            throw ProblemException.invalid("columns", "file-columns", String.join(", ", missing));
        }
        units.run(
                () -> {
                    uploads.remember(headers(reader), fields, clock.instant());
                    uploads.started(id, clock.instant());
                });
        submit(actor, id, fields);
        return state(actor, id);
    }

    private void submit(Actor actor, ImportId id, List<String> fields) {
        Progress progress = new Progress();
        Progress before =
                underWay.compute(
                        id,
                        (same, there) -> there == null || there.failed != null ? progress : there);
        if (before != progress) {
            return;
        }
        try {
            thread.execute(() -> load(actor, id, fields, progress));
        } catch (RejectedExecutionException tooMany) {
            underWay.remove(id, progress);
            throw CatalogueProblems.busy();
        }
    }

    /** The file is in memory only while it is read. */
    private void load(Actor actor, ImportId id, List<String> fields, Progress progress) {
        progress.reading = true;
        try {
            ImportProducts file = units.call(() -> uploads.find(id)).orElse(null);
            if (file != null) {
                ProductReader reader = ProductReader.of(file.content()).mapped(fields);
                imports.load(
                        new Imports.Job(
                                id,
                                actor,
                                new ClientKey(id.value()),
                                file,
                                reader,
                                percent -> progress.percent = percent));
                units.run(() -> uploads.loaded(id));
            }
            underWay.remove(id, progress);
        } catch (ProblemException refused) {
            progress.failed =
                    refused.fields().isEmpty()
                            ? FieldProblem.of("file", "file-failed")
                            : refused.fields().get(0);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("A file of products could not be loaded; nothing has changed", e);
            progress.failed = FieldProblem.of("file", "file-failed");
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}
