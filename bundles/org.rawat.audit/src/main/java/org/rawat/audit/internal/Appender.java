package org.rawat.audit.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.audit.api.AuditRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that chains. It takes what callers outside a unit of work hand it, in batches, so
 * that many share one commit, and what units of work have committed since.
 */
final class Appender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int QUEUE = 2_000;
    private static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Chain chain;
    private final Condition condition;
    private final Duration deadline;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final CompletableFuture<AuditKey> key = new CompletableFuture<>();
    private volatile boolean stopping;

    // Belongs to the appender's thread: whether something may wait in the database.
    private boolean sweep = true;

    Appender(Chain chain, Condition condition, Duration deadline) {
        this.chain = chain;
        this.condition = condition;
        this.deadline = deadline;
    }

    /** The key, as soon as it is open. */
    AuditKey key() {
        try {
            return key.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Request.unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Request.unavailable(e);
        }
    }

    /** Returns when the record is durable. */
    void write(AuditRecord record) {
        Request request = new Request(record);
        try {
            if (stopping || !queue.offer(request, deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Request.unavailable(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Request.unavailable(e);
        }
        request.await(deadline);
    }

    /** Says that a unit of work has committed records; returns at once. */
    void wake() {
        // A full queue has the appender awake anyway; it sweeps with every batch.
        if (woken.compareAndSet(false, true) && !queue.offer(Work.Look.LOOK)) {
            woken.set(false);
        }
    }

    /** Lets the thread end after what is queued now. */
    void stop() {
        stopping = true;
        wake();
    }

    @Override
    public void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            fail(drained(), new IllegalStateException("Rawat stops"));
            if (key.isDone()) {
                chain.seal(key());
            }
        }
    }

    private void round() throws InterruptedException {
        List<Request> requests = take();
        try {
            if (!key.isDone()) {
                open();
            }
            if (sweep || !requests.isEmpty()) {
                write(key(), requests);
            }
            chain.sealWhenDue(key());
        } catch (RuntimeException | LinkageError | IOException e) {
            // The one appender must not die of one round; the next begins a second later.
            failed(e);
            fail(requests, e);
        }
    }

    private List<Request> take() throws InterruptedException {
        List<Work> taken = new ArrayList<>();
        // While a sweep is under way and goes well there is no reason to wait for a call.
        Work first =
                sweep && condition.writes()
                        ? queue.poll()
                        : queue.poll(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            queue.drainTo(taken, BATCH - 1);
        }
        if (taken.remove(Work.Look.LOOK)) {
            woken.set(false);
            sweep = true;
        }
        return wanted(taken);
    }

    private List<Request> drained() {
        List<Work> left = new ArrayList<>();
        queue.drainTo(left);
        return wanted(left);
    }

    private static List<Request> wanted(List<Work> taken) {
        return taken.stream()
                .filter(Request.class::isInstance)
                .map(Request.class::cast)
                .filter(Request::take)
                .toList();
    }

    private void open() throws IOException {
        key.complete(chain.open());
        condition.key(null);
    }

    private void write(AuditKey open, List<Request> requests) {
        try {
            sweep = chain.append(open, requests.stream().map(Request::record).toList());
            writes();
            requests.forEach(Request::succeed);
        } catch (RuntimeException e) {
            if (requests.size() < 2 || databaseAway(e)) {
                throw e;
            }
            requests.forEach(request -> writeAlone(open, request));
        }
    }

    private void writes() {
        if (!condition.writes()) {
            LOG.info("Audit records are written again");
        }
        condition.writing(null);
    }

    // One bad record must not fail the others of its batch.
    private void writeAlone(AuditKey open, Request request) {
        try {
            chain.append(open, List.of(request.record()));
            request.succeed();
        } catch (RuntimeException e) {
            LOG.error("An audit record of action {} failed", request.record().action(), e);
            request.fail(e);
        }
    }

    private void failed(Throwable failure) {
        boolean before = condition.writes();
        if (failure instanceof KeyFile.Unusable unusable) {
            condition.key(unusable.getMessage());
        } else if (databaseAway(failure)) {
            condition.writing("the database does not answer");
        } else {
            condition.writing("writing failed (" + failure.getClass().getSimpleName() + ")");
            LOG.error("Audit records cannot be written", failure);
        }
        if (before) {
            LOG.error("{} It is tried again each second.", condition.health().message());
        }
    }

    private static boolean databaseAway(Throwable failure) {
        return failure instanceof ProblemException problem
                && problem.kind() == ProblemKind.UNAVAILABLE;
    }

    private static void fail(List<Request> requests, Throwable cause) {
        requests.forEach(request -> request.fail(cause));
    }
}
