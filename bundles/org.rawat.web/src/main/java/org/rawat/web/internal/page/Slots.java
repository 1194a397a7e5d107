package org.rawat.web.internal.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rawat.api.Actor;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots of pages, filled by whoever contributes. A contribution that throws, hangs or cannot be
 * rendered leaves its own place empty and is named once in the log.
 */
@Component(service = Slots.class)
public final class Slots {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);
    private static final int THREADS = 8;
    private static final int QUEUE = 256;

    /** A fragment together with the pages that hold its template. */
    public record Filled(Fragment fragment, BundlePages pages) {}

    private record Contribution(SlotSource source, BundlePages pages, String slot, int order) {}

    private record Asked(Contribution contribution, Future<Optional<Fragment>> answer) {}

    private final PageLibrary library;
    private final ExecutorService executor = executor();
    private final Map<SlotSource, Contribution> contributions = new ConcurrentHashMap<>();
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    @Activate
    public Slots(@Reference PageLibrary library) {
        this.library = library;
    }

    @Deactivate
    void deactivate() {
        executor.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSource(SlotSource source, ServiceReference<SlotSource> reference) {
        BundlePages pages = library.of(reference.getBundle());
        try {
            contributions.put(
                    source, new Contribution(source, pages, source.slot(), source.order()));
        } catch (RuntimeException e) {
            broken(source, pages, e);
        }
    }

    void unbindSource(SlotSource source) {
        contributions.remove(source);
        named.remove(source.getClass().getName());
    }

    /** What the contributors of a slot show to this actor, in order. */
    public List<Filled> fill(
            String slot, Actor actor, Map<String, Object> subject, Duration deadline) {
        List<Asked> asked = new ArrayList<>();
        contributions.values().stream()
                .filter(contribution -> contribution.slot().equals(slot))
                .sorted(
                        Comparator.comparingInt(Contribution::order)
                                .thenComparing(c -> c.source().getClass().getName()))
                .forEach(contribution -> ask(contribution, actor, subject, asked));
        long end = System.nanoTime() + deadline.toNanos();
        List<Filled> filled = new ArrayList<>();
        for (Asked one : asked) {
            Fragment fragment = answer(one, end - System.nanoTime());
            if (fragment != null) {
                filled.add(new Filled(fragment, one.contribution().pages()));
            }
        }
        return filled;
    }

    /** Notes that a contribution could not be shown. */
    public void broken(Object source, BundlePages pages, Throwable failure) {
        if (named.add(source.getClass().getName())) {
            LOG.warn("A contribution of {} to a page is left out", pages.name(), failure);
        }
    }

    private void ask(
            Contribution contribution,
            Actor actor,
            Map<String, Object> subject,
            List<Asked> asked) {
        try {
            asked.add(
                    new Asked(
                            contribution,
                            executor.submit(() -> contribution.source().fragment(actor, subject))));
        } catch (RejectedExecutionException e) {
            broken(contribution.source(), contribution.pages(), e);
        }
    }

    private @Nullable Fragment answer(Asked asked, long nanos) {
        try {
            return asked.answer().get(Math.max(0, nanos), TimeUnit.NANOSECONDS).orElse(null);
        } catch (ExecutionException e) {
            broken(asked.contribution().source(), asked.contribution().pages(), e);
        } catch (TimeoutException e) {
            asked.answer().cancel(true);
            broken(asked.contribution().source(), asked.contribution().pages(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static ExecutorService executor() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUE),
                        task -> {
                            Thread thread =
                                    new Thread(task, "rawat-web-slots-" + count.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
