package org.rawat.catalogue.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Events;
import org.rawat.api.Page;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.CatalogueEvent;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ChangeProduct;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.api.ImportReport;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductFilter;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.api.RetireProduct;
import org.rawat.catalogue.api.SourceState;
import org.rawat.catalogue.internal.ingredients.ControlledSubstances;
import org.rawat.catalogue.internal.load.ProductReader;
import org.rawat.catalogue.internal.store.BulkStore;
import org.rawat.catalogue.internal.store.CategoryStore;
import org.rawat.catalogue.internal.store.ImportStore;
import org.rawat.catalogue.internal.store.ProductStore;
import org.rawat.catalogue.internal.store.UploadStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue. */
@Component(
        service = {Catalogue.class, CatalogueService.class},
        immediate = true)
public final class CatalogueService implements Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueService.class);
    private static final int SHORTEST_FOR_SOURCES = 2;
    private static final long RETRY_SECONDS = 2;

    private final UnitOfWork units;
    private final Audit audit;
    private final Events events;
    private final MedicineSources sources;
    private final ProductStore products;
    private final CategoryStore categories;
    private final ImportStore imports;
    private final Imports loading;
    private final ImportDesk desk;
    private final Clock clock;
    private final ProductChanges changes;
    private final Adoption adoption;
    private final ControlledSubstances controlled = new ControlledSubstances();
    private final IndexKeeper index;
    private final Confirmations confirmations;
    private final ScheduledExecutorService thread;

    @Activate
    public CatalogueService(
            @Reference(target = "(osgi.unit.name=catalogue)") EntityManager manager,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference Events events,
            @Reference MedicineSources sources,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.units = units;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.sources = sources;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        run -> {
                            Thread made = new Thread(run, "rawat-catalogue");
                            made.setDaemon(true);
                            return made;
                        });
        this.products = new ProductStore(manager);
        this.categories = new CategoryStore(manager);
        this.imports = new ImportStore(manager);
        BulkStore bulk = new BulkStore(manager, clock);
        this.index = new IndexKeeper(products, units, thread);
        this.confirmations = new Confirmations(bulk);
        this.loading =
                new Imports(
                        imports, bulk, categories, units, index, controlled, audit, events, clock);
        this.desk = new ImportDesk(loading, imports, new UploadStore(manager), units, clock);
        this.changes = new ProductChanges(products, categories, units, index, audit, events, clock);
        this.adoption = new Adoption(bulk, categories, units, index, confirmations, controlled);
        thread.execute(this::start);
    }

    /** The seed first, so that the index is built once. */
    private void start() {
        try {
            units.run(this::loadSeed);
            units.run(confirmations::load);
            index.everything();
        } catch (RuntimeException | LinkageError e) {
            // A class that is missing would end the work without a word.
            LOG.warn("The catalogue cannot start yet and tries again", e);
            thread.schedule(this::start, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void loadSeed() {
        byte[] file = Seed.products();
        if (imports.wasImported(Seed.SOURCE, Imports.sha256(file))) {
            return;
        }
        Seed.categories().forEach(categories::insert);
        loading.store(
                new Imports.Job(
                        ImportId.next(clock),
                        Actor.timer("catalogue"),
                        new ClientKey(UUID.nameUUIDFromBytes(file)),
                        new ImportProducts(Seed.FILE, file, Seed.CODE_SYSTEM, null),
                        ProductReader.of(file).complete(),
                        percent -> {}),
                Seed.SOURCE,
                touched -> {});
    }

    @Deactivate
    public void stop() throws InterruptedException {
        desk.close();
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
        index.close();
    }

    @Override
    public List<ProductHit> search(Actor actor, ProductQuery query) {
        Access.toRead(actor);
        List<ProductHit> hits = index.search(query);
        if (query.text().strip().length() < SHORTEST_FOR_SOURCES) {
            return dated(hits);
        }
        boolean enough = hits.size() >= query.limit();
        boolean more = sources.ask(query.text(), query.limit(), !enough, adoption::adopt);
        return dated(more && index.settled() ? index.search(query) : hits);
    }

    private List<ProductHit> dated(List<ProductHit> hits) {
        return hits.stream().map(confirmations::dated).toList();
    }

    @Override
    public Optional<Product> find(ProductId id) {
        return find(Set.of(id)).stream().findFirst();
    }

    @Override
    public List<Product> find(Set<ProductId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Product> found = units.call(() -> products.find(ids));
        found.forEach(product -> sources.recheck(product, adoption::adopt));
        return found;
    }

    @Override
    public Product get(Actor actor, ProductId id) {
        Access.toRead(actor);
        return find(id).orElseThrow(ProblemException::notFound);
    }

    @Override
    public Page<Product> list(
            Actor actor, ProductFilter filter, @Nullable String after, int limit) {
        Access.toRead(actor);
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit 1 to 200: " + limit);
        }
        ProductId from = after == null ? null : Uuid7.parse(after).map(ProductId::new).orElse(null);
        List<Product> found = units.call(() -> products.list(filter, from, limit + 1));
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    @Override
    public List<Category> categories(Actor actor) {
        Access.toRead(actor);
        return units.call(categories::all).stream()
                .sorted(Comparator.comparing(category -> category.name(actor.locale())))
                .toList();
    }

    @Override
    public Category saveCategory(Actor actor, Category raw) {
        Access.toChange(actor);
        Category category = CategoryRules.tidied(raw);
        if (!CategoryRules.problems(category).isEmpty()) {
            throw ProblemException.invalid(CategoryRules.problems(category));
        }
        return units.call(
                () -> {
                    Category before = categories.find(category.code()).orElse(null);
                    if (category.equals(before)) {
                        return category;
                    }
                    if (before == null
                            ? !categories.insert(category)
                            : !categories.update(category)) {
                        throw CatalogueProblems.stale(before == null ? 0 : before.version());
                    }
                    audit.append(
                            AuditEntry.of(
                                    actor, "catalogue.category.save", "category", category.code()));
                    events.publish(new CatalogueEvent.CategoryChanged(category.code()));
                    if (before != null && before.medicine() != category.medicine()) {
                        List<ProductId> touched = products.ofCategory(category.code());
                        units.afterCommit(() -> index.changed(touched));
                    }
                    return categories.find(category.code()).orElseThrow();
                });
    }

    @Override
    public Product create(Actor actor, ProductDetails details, ClientKey key) {
        return changes.create(actor, details, key);
    }

    @Override
    public Product change(Actor actor, ChangeProduct change) {
        return changes.change(actor, change);
    }

    @Override
    public Product retire(Actor actor, RetireProduct retire) {
        return changes.retire(actor, retire);
    }

    @Override
    public Product reinstate(Actor actor, ProductId id, long version) {
        return changes.reinstate(actor, id, version);
    }

    @Override
    public ImportReport importFile(Actor actor, ImportProducts file, ClientKey key) {
        return loading.load(actor, file, key);
    }

    @Override
    public ImportReport report(Actor actor, ImportId id) {
        Access.toChange(actor);
        return units.call(() -> imports.find(id)).orElseThrow(ProblemException::notFound);
    }

    @Override
    public List<SourceState> sources() {
        return sources.states();
    }

    /** Where people bring files. */
    public ImportDesk desk() {
        return desk;
    }

    /** By what narcotics and psychotropics are recognised. */
    public ControlledSubstances controlled() {
        return controlled;
    }

    IndexKeeper index() {
        return index;
    }
}
