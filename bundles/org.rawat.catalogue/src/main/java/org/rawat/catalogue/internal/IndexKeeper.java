package org.rawat.catalogue.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.internal.search.ProductIndex;
import org.rawat.catalogue.internal.store.ProductStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index equal to what is committed. All writing happens on one thread; what has changed
 * is noted first, so that nothing is lost when the database is away for a while.
 */
final class IndexKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final int CHEAPER_ANEW = 5_000;
    private static final int READ_AT_ONCE = 500;
    private static final long RETRY_SECONDS = 2;
    private static final long SETTLES_MILLIS = 200;

    private final ProductIndex index = new ProductIndex();
    private final ProductStore store;
    private final UnitOfWork units;
    private final ScheduledExecutorService thread;
    private final Set<ProductId> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean everything = new AtomicBoolean(true);
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean built;
    private volatile boolean failing;

    IndexKeeper(ProductStore store, UnitOfWork units, ScheduledExecutorService thread) {
        this.store = store;
        this.units = units;
        this.thread = thread;
    }

    List<ProductHit> search(ProductQuery query) {
        if (!built) {
            throw CatalogueProblems.starting();
        }
        return index.search(query);
    }

    boolean built() {
        return built;
    }

    /** Whether the last attempt to catch up failed. */
    boolean failing() {
        return failing;
    }

    int size() {
        return index.size();
    }

    /** These have changed and are committed. */
    void changed(Collection<ProductId> ids) {
        if (ids.size() > Math.max(CHEAPER_ANEW, index.size() / 2)) {
            everything.set(true);
        } else {
            changed.addAll(ids);
        }
        ask(0);
    }

    /** Anything may have changed. */
    void everything() {
        everything.set(true);
        ask(0);
    }

    private void ask(long delaySeconds) {
        if (asked.compareAndSet(false, true)) {
            try {
                thread.schedule(this::catchUp, delaySeconds, TimeUnit.SECONDS);
            } catch (RejectedExecutionException closing) {
                LOG.debug("the index is closing");
            }
        }
    }

    /** Waits a moment for what is noted to be found; false when it takes longer. */
    boolean settled() {
        try {
            thread.submit(() -> {}).get(SETTLES_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return false;
        }
    }

    /** Brings the index up to date now. On the keeper's thread only. */
    void catchUp() {
        asked.set(false);
        try {
            if (everything.getAndSet(false)) {
                changed.clear();
                rebuild();
            }
            take();
            failing = false;
        } catch (RuntimeException | LinkageError e) {
            // Once, not each time: a database that is away says so itself.
            if (!failing) {
                LOG.warn("The type-ahead is behind the catalogue and will catch up", e);
            }
            failing = true;
            ask(RETRY_SECONDS);
        }
    }

    private void rebuild() {
        try {
            units.run(() -> index.rebuild(store::each));
        } catch (RuntimeException | LinkageError e) {
            everything.set(true);
            throw e;
        }
        built = true;
        LOG.info("The type-ahead knows {} products", index.size());
    }

    private void take() {
        while (!changed.isEmpty()) {
            List<ProductId> some = changed.stream().limit(READ_AT_ONCE).toList();
            changed.removeAll(some);
            try {
                List<Product> now = units.call(() -> new ArrayList<>(store.find(some)));
                index.update(now);
            } catch (RuntimeException | LinkageError e) {
                changed.addAll(some);
                throw e;
            }
        }
    }

    @Override
    public void close() {
        index.close();
    }
}
