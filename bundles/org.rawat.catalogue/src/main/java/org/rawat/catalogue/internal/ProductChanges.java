package org.rawat.catalogue.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Events;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.catalogue.api.CatalogueEvent;
import org.rawat.catalogue.api.ChangeProduct;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.catalogue.api.RetireProduct;
import org.rawat.catalogue.internal.store.BulkStore;
import org.rawat.catalogue.internal.store.CategoryStore;
import org.rawat.catalogue.internal.store.ProductStore;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;

/** What people change of single products. */
final class ProductChanges {
    private final ProductStore store;
    private final CategoryStore categories;
    private final UnitOfWork units;
    private final IndexKeeper index;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    ProductChanges(
            ProductStore store,
            CategoryStore categories,
            UnitOfWork units,
            IndexKeeper index,
            Audit audit,
            Events events,
            Clock clock) {
        this.store = store;
        this.categories = categories;
        this.units = units;
        this.index = index;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    Product create(Actor actor, ProductDetails raw, ClientKey key) {
        Access.toChange(actor);
        ProductDetails details = ProductRules.tidied(raw);
        return unlessTaken(
                () -> {
                    ProductId before = store.createdWith(actor.name(), key).orElse(null);
                    if (before != null) {
                        return required(before);
                    }
                    check(details);
                    ProductId id = ProductId.next(clock);
                    store.insert(id, details, BulkStore.CLINIC, clock.instant());
                    if (!store.noteCreation(actor.name(), key, id, clock.instant())) {
                        throw new KeyUsed();
                    }
                    return told(actor, "catalogue.product.create", id);
                },
                () -> store.createdWith(actor.name(), key).flatMap(store::find).orElse(null));
    }

    Product change(Actor actor, ChangeProduct change) {
        Access.toChange(actor);
        ProductDetails details = ProductRules.tidied(change.details());
        return unlessTaken(
                () -> {
                    Product before = required(change.id());
                    if (before.details().equals(details)) {
                        return before;
                    }
                    seen(before, change.version());
                    check(details);
                    if (!store.update(change.id(), change.version(), details, clock.instant())) {
                        throw CatalogueProblems.stale(required(change.id()).version());
                    }
                    return told(actor, "catalogue.product.change", change.id());
                },
                () -> null);
    }

    Product retire(Actor actor, RetireProduct retire) {
        Access.toChange(actor);
        ProductId successor = retire.successor();
        return units.call(
                () -> {
                    Product before = required(retire.id());
                    if (before.status() == ProductStatus.RETIRED) {
                        throw CatalogueProblems.already(ProductStatus.RETIRED);
                    }
                    seen(before, retire.version());
                    if (successor != null && !mayFollow(successor, retire.id())) {
                        throw ProblemException.invalid("successor", "unknown-successor");
                    }
                    status(before, ProductStatus.RETIRED, successor);
                    return told(actor, "catalogue.product.retire", retire.id());
                });
    }

    Product reinstate(Actor actor, ProductId id, long version) {
        Access.toChange(actor);
        return units.call(
                () -> {
                    Product before = required(id);
                    if (before.status() == ProductStatus.ACTIVE) {
                        throw CatalogueProblems.already(ProductStatus.ACTIVE);
                    }
                    seen(before, version);
                    status(before, ProductStatus.ACTIVE, null);
                    return told(actor, "catalogue.product.reinstate", id);
                });
    }

    private boolean mayFollow(ProductId successor, ProductId retired) {
        return !successor.equals(retired)
                && store.find(successor)
                        .filter(product -> product.status() == ProductStatus.ACTIVE)
                        .isPresent();
    }

    private void status(Product before, ProductStatus status, @Nullable ProductId successor) {
        if (!store.setStatus(before.id(), before.version(), status, successor, clock.instant())) {
            throw CatalogueProblems.stale(required(before.id()).version());
        }
    }

    private void check(ProductDetails details) {
        List<FieldProblem> problems = new ArrayList<>(ProductRules.problems(details));
        if (problems.stream().noneMatch(problem -> problem.field().equals("category"))
                && categories.find(details.category()).isEmpty()) {
            problems.add(CatalogueProblems.unknownCategory());
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static void seen(Product now, long version) {
        if (now.version() != version) {
            throw CatalogueProblems.stale(now.version());
        }
    }

    private Product required(ProductId id) {
        return store.find(id).orElseThrow(ProblemException::notFound);
    }

    private Product told(Actor actor, String action, ProductId id) {
        audit.append(AuditEntry.of(actor, action, "product", id));
        events.publish(new CatalogueEvent.ProductsChanged(Set.of(id)));
        units.afterCommit(() -> index.changed(Set.of(id)));
        return required(id);
    }

    /** Two with the same key at once: the slower one gets what the faster one made. */
    private Product unlessTaken(Supplier<Product> work, Supplier<@Nullable Product> faster) {
        try {
            return units.call(work);
        } catch (ConstraintViolation refused) {
            if (!refused.constraint().equals(ProductStore.CODE_UNIQUE)) {
                throw refused;
            }
            Product made = units.call(faster);
            if (made == null) {
                throw CatalogueProblems.codeTaken();
            }
            return made;
        } catch (KeyUsed used) {
            Product made = units.call(faster);
            if (made == null) {
                throw ProblemException.notFound();
            }
            return made;
        }
    }

    private static final class KeyUsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyUsed() {
            super("the key was used meanwhile", null, false, false);
        }
    }
}
