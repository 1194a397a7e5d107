package org.rawat.catalogue.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.SourceState;
import org.rawat.catalogue.api.spi.MedicineSource;
import org.rawat.catalogue.api.spi.SourceMedicine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vendors' sources. Each is asked on a thread that is not the reader's; what it answers is
 * handed on whenever it comes, and what it does wrong stays its own trouble.
 */
@Component(service = MedicineSources.class)
public final class MedicineSources {
    static final Duration DEADLINE = Duration.ofMillis(700);

    private static final Logger LOG = LoggerFactory.getLogger(MedicineSources.class);
    private static final int THREADS = 8;

    private final Map<MedicineSource, SourceGuard> guards = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final ScheduledExecutorService reaper;
    private final Clock clock;

    @Activate
    public MedicineSources(@Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.clock = clock;
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        run -> daemon(run, "rawat-catalogue-sources"));
        this.reaper =
                Executors.newSingleThreadScheduledExecutor(
                        run -> daemon(run, "rawat-catalogue-deadlines"));
    }

    private static Thread daemon(Runnable run, String name) {
        Thread thread = new Thread(run, name);
        thread.setDaemon(true);
        return thread;
    }

    @Deactivate
    public void close() {
        threads.shutdownNow();
        reaper.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(MedicineSource source) {
        guards.put(source, new SourceGuard(source, clock));
    }

    public void remove(MedicineSource source) {
        guards.remove(source);
    }

    /**
     * Asks every source that is well and has not been asked the same a moment ago.
     *
     * @param wait whether to wait for the answers until the deadline; else they come when they come
     * @param taker gets a source's name and what it offers, on a thread of the sources
     * @return whether any answer was handed on while waiting
     */
    boolean ask(
            String text, int limit, boolean wait, BiConsumer<String, List<SourceMedicine>> taker) {
        List<Asked> asked = new ArrayList<>();
        for (SourceGuard guard : guards.values()) {
            if (guard.worthAsking(text)) {
                SourceGuard.Asking search = source -> source.search(text, limit, DEADLINE);
                submit(guard, new SourceGuard.Question(text, limit), search, taker)
                        .ifPresent(asked::add);
            }
        }
        boolean any = false;
        for (Asked one : asked) {
            any |= wait && answered(one);
        }
        return any;
    }

    /**
     * Asks the source of a product, in the background, what the product is now; one that the source
     * no longer knows is handed on as no longer supplied. Nothing happens when there is no such
     * source, when it is left alone, or was asked the same a moment ago.
     */
    void recheck(Product product, BiConsumer<String, List<SourceMedicine>> taker) {
        String text = "code " + product.codeSystem() + " " + product.code();
        for (SourceGuard guard : guards.values()) {
            if (guard.name().equals(product.source()) && guard.worthAsking(text)) {
                submit(
                        guard,
                        new SourceGuard.Question(text, 1),
                        source -> List.of(asItIs(product, source)),
                        taker);
            }
        }
    }

    private static SourceMedicine asItIs(Product product, MedicineSource source)
            throws IOException {
        SourceMedicine now =
                source.find(product.codeSystem(), product.code(), DEADLINE)
                        .orElseGet(() -> gone(product.details()));
        if (!now.codeSystem().equals(product.codeSystem()) || !now.code().equals(product.code())) {
            throw new IOException("another medicine than the one it was asked for");
        }
        return now;
    }

    private static SourceMedicine gone(ProductDetails last) {
        return new SourceMedicine(
                last.codeSystem(),
                last.code(),
                last.name(),
                last.form(),
                last.strength(),
                last.unit(),
                last.category(),
                last.controlled(),
                last.price(),
                last.stock(),
                last.synonyms(),
                false,
                last.ingredients());
    }

    /** A question under way, and what ends it when it is too late; may be run by several. */
    private record Asked(Future<Boolean> answer, Runnable expire) {}

    private Optional<Asked> submit(
            SourceGuard guard,
            SourceGuard.Question question,
            SourceGuard.Asking asking,
            BiConsumer<String, List<SourceMedicine>> taker) {
        try {
            Future<Boolean> answer = threads.submit(() -> guard.ask(question, asking, taker));
            // Noted before the reader goes on, whoever is first to see that it is too late.
            Runnable expire =
                    () -> {
                        synchronized (question) {
                            if (question.over().compareAndSet(false, true)) {
                                guard.late(question.text());
                                answer.cancel(true);
                            }
                        }
                    };
            reaper.schedule(expire, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(new Asked(answer, expire));
        } catch (RejectedExecutionException allBusy) {
            guard.notAsked(question.text());
            return Optional.empty();
        }
    }

    private static boolean answered(Asked asked) {
        try {
            return asked.answer().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException | TimeoutException late) {
            asked.expire().run();
            LOG.debug("a source of medicines was too late");
        } catch (ExecutionException e) {
            LOG.warn("What a source of medicines offered could not be taken over", e.getCause());
        }
        return false;
    }

    List<SourceState> states() {
        return guards.values().stream()
                .map(SourceGuard::state)
                .sorted(Comparator.comparing(SourceState::name))
                .toList();
    }
}
