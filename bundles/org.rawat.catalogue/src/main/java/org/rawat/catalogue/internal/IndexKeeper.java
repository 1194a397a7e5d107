package org.rawat.catalogue.internal;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.internal.search.IndexPart;
import org.rawat.catalogue.internal.search.ProductIndex;
import org.rawat.catalogue.internal.store.ProductStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index equal to what is committed. All writing happens on one thread; what has changed
 * is noted first, so that nothing is lost when the database is away for a while. What people change
 * one by one goes before what changes by the thousand; an import makes its products ready while it
 * reads, and they are found when it is done.
 */
final class IndexKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final int MANY = 500;
    private static final int READ_AT_ONCE = 500;
    private static final long SEEN_AGAIN_SECONDS = 5;
    private static final long RETRY_SECONDS = 2;
    private static final long SETTLES_MILLIS = 200;

    private final ProductIndex index = new ProductIndex();
    private final ProductStore store;
    private final UnitOfWork units;
    private final ScheduledExecutorService thread;
    private final Set<ProductId> changed = ConcurrentHashMap.newKeySet();
    private final Set<ProductId> changedWithMany = ConcurrentHashMap.newKeySet();
    private final Set<Batch> open = ConcurrentHashMap.newKeySet();
    private final Queue<Batch> committed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean everything = new AtomicBoolean(true);
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean built;
    private volatile boolean failing;

    IndexKeeper(ProductStore store, UnitOfWork units, ScheduledExecutorService thread) {
        this.store = store;
        this.units = units;
        this.thread = thread;
        thread.scheduleWithFixedDelay(
                index::refresh, SEEN_AGAIN_SECONDS, SEEN_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * What one import changes. Of products that somebody else changes before it is taken over the
     * database is asked once more, whoever was first.
     */
    final class Batch implements AutoCloseable {
        private final Set<ProductId> meanwhile = ConcurrentHashMap.newKeySet();
        private IndexPart part = new IndexPart();
        private boolean handedOver;

        /** Forgets what a try that is repeated has added. Inside a unit of work only. */
        void begin() {
            part.close();
            part = new IndexPart();
            units.afterCommit(this::committed);
        }

        /** These are as they will be. Inside the unit of work that changes them. */
        void add(Collection<ProductId> ids) {
            if (!ids.isEmpty()) {
                part.add(store.find(ids));
            }
        }

        /** Nothing more will be added: what takes its time is done before the commit. */
        void finish() {
            part.finish();
        }

        private void committed() {
            handedOver = true;
            committed.add(this);
            ask(0);
        }

        /** Drops it unless it is committed. */
        @Override
        public void close() {
            if (!handedOver) {
                open.remove(this);
                part.close();
            }
        }
    }

    /** Opened before the unit of work that changes many products, closed after it. */
    Batch batch() {
        Batch batch = new Batch();
        open.add(batch);
        return batch;
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
        open.forEach(batch -> batch.meanwhile.addAll(ids));
        (ids.size() > MANY ? changedWithMany : changed).addAll(ids);
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
                thread.schedule(() -> trying(this::catchUp), delaySeconds, TimeUnit.SECONDS);
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

    /** Brings the index up to date, a while at a time. On the keeper's thread only. */
    private void catchUp() {
        asked.set(false);
        if (everything.getAndSet(false)) {
            changed.clear();
            changedWithMany.clear();
            rebuild();
        }
        for (Batch batch = committed.poll(); batch != null; batch = committed.poll()) {
            take(batch);
        }
        while (take(changed)) {
            LOG.debug("{} more to be found", changed.size());
        }
        failing = false;
        // One by one, so that whoever waits for a change of few products comes between.
        if (!changedWithMany.isEmpty()) {
            thread.execute(() -> trying(this::catchUpWithMany));
        }
    }

    private void catchUpWithMany() {
        if (take(changedWithMany)) {
            ask(0);
        }
    }

    private void trying(Runnable work) {
        try {
            work.run();
        } catch (RejectedExecutionException closing) {
            LOG.debug("the index is closing");
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
        index.tidy();
        LOG.info("The type-ahead knows {} products", index.size());
    }

    private void take(Batch batch) {
        open.remove(batch);
        try (IndexPart part = batch.part) {
            index.take(part);
            changed.addAll(batch.meanwhile);
        } catch (RuntimeException | LinkageError e) {
            changedWithMany.addAll(batch.part.ids());
            throw e;
        }
    }

    /** Reads some of what has changed; false when nothing has. */
    private boolean take(Set<ProductId> noted) {
        List<ProductId> some = noted.stream().limit(READ_AT_ONCE).toList();
        if (some.isEmpty()) {
            return false;
        }
        noted.removeAll(some);
        try {
            index.update(units.call(() -> store.find(some)));
            return true;
        } catch (RuntimeException | LinkageError e) {
            noted.addAll(some);
            throw e;
        }
    }

    @Override
    public void close() {
        index.close();
    }
}
