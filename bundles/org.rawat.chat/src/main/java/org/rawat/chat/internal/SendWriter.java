package org.rawat.chat.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.Threads;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that stores messages. While one commit is under way the next sends gather, and
 * share the next commit: the more is written, the fewer commits a message costs. One thread keeps
 * the order in which a sender's messages came. Nobody hears of a message before its commit.
 */
@Component(service = SendWriter.class)
public final class SendWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SendWriter.class);
    private static final int BATCH = 256;
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(3);
    private static final Duration OLDEST = Duration.ofSeconds(20);
    private static final String CLIENT_ID = "messages_client_id";

    private final Threads threads;
    private final UnitOfWork units;
    private final BlockingQueue<Waiting> queue;
    private final ExecutorService answers;
    private final Thread thread;
    private final AtomicLong commits = new AtomicLong();
    private volatile boolean stopping;

    private record Waiting(
            AppendEntry entry, CompletableFuture<AppendOutcome> outcome, long since) {
        boolean tooOld() {
            return System.nanoTime() - since > OLDEST.toNanos();
        }
    }

    @Activate
    public SendWriter(
            @Reference Threads threads,
            @Reference UnitOfWork units,
            @Reference ChatSettings settings) {
        this.threads = threads;
        this.units = units;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.answers =
                Executors.newSingleThreadExecutor(work -> daemon(work, "rawat-chat-answers"));
        this.thread = daemon(this::run, "rawat-chat-writer");
        thread.start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What is waiting is stored before the function goes, as far as that is quick. */
    @Deactivate
    void stop() throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
        thread.interrupt();
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(it -> fail(it, unavailable("chat-stopping", null)));
        answers.shutdown();
        answers.awaitTermination(2, TimeUnit.SECONDS);
    }

    /** How many commits have stored messages since the start. */
    long commits() {
        return commits.get();
    }

    /**
     * Takes an entry to be stored; never waits.
     *
     * @return completes after the commit, in the order of the sends, or with a ProblemException
     * @throws ProblemException too many, when too much is waiting
     */
    CompletableFuture<AppendOutcome> write(AppendEntry entry) {
        CompletableFuture<AppendOutcome> outcome = new CompletableFuture<>();
        if (stopping) {
            throw unavailable("chat-stopping", null);
        }
        if (!queue.offer(new Waiting(entry, outcome, System.nanoTime()))) {
            throw ProblemException.tooMany("too-busy", COME_AGAIN);
        }
        return outcome;
    }

    private void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Waiting> batch = new ArrayList<>();
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Waiting> batch) {
        List<Waiting> wanted = new ArrayList<>(batch);
        // Whoever sent these has been told by now that they are not sent yet, and sends them again.
        wanted.removeIf(
                it -> {
                    boolean old = it.tooOld();
                    if (old) {
                        fail(it, unavailable("not-sent-yet", null));
                    }
                    return old;
                });
        if (wanted.isEmpty()) {
            return;
        }
        try {
            answer(wanted, stored(wanted));
        } catch (RuntimeException | LinkageError e) {
            if (wanted.size() > 1 && !databaseAway(e)) {
                // One bad send must not fail the others of its batch.
                wanted.forEach(it -> write(List.of(it)));
            } else {
                failed(wanted, e);
            }
        }
    }

    private List<AppendOutcome> stored(List<Waiting> wanted) {
        List<AppendEntry> entries = wanted.stream().map(Waiting::entry).toList();
        try {
            return committed(entries);
        } catch (ConstraintViolation e) {
            if (!e.constraint().equals(CLIENT_ID)) {
                throw e;
            }
            // Another writer has used a client id a moment ago: now it can be seen.
            return committed(entries);
        }
    }

    private List<AppendOutcome> committed(List<AppendEntry> entries) {
        List<AppendOutcome> outcomes = units.call(() -> threads.append(entries));
        commits.incrementAndGet();
        return outcomes;
    }

    private void answer(List<Waiting> wanted, List<AppendOutcome> outcomes) {
        answers.execute(
                () -> {
                    for (int i = 0; i < wanted.size(); i++) {
                        wanted.get(i).outcome().complete(outcomes.get(i));
                    }
                });
    }

    private void failed(List<Waiting> wanted, Throwable failure) {
        if (databaseAway(failure)) {
            LOG.debug("{} messages are not sent yet", wanted.size(), failure);
            wanted.forEach(it -> fail(it, unavailable("not-sent-yet", failure)));
        } else {
            LOG.error("A message could not be stored", failure);
            wanted.forEach(it -> fail(it, failure));
        }
    }

    private void fail(Waiting one, Throwable failure) {
        answers.execute(() -> one.outcome().completeExceptionally(failure));
    }

    private static boolean databaseAway(Throwable failure) {
        return failure instanceof ProblemException problem
                && problem.kind() == ProblemKind.UNAVAILABLE;
    }

    private static ProblemException unavailable(
            String code, @org.jspecify.annotations.Nullable Throwable cause) {
        return ProblemException.unavailable(code, STOPPING, cause);
    }
}
