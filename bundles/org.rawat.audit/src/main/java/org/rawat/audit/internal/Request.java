package org.rawat.audit.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.audit.api.AuditRecord;

/** A caller that waits until its record is durable. */
final class Request implements Work {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final AuditRecord record;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    Request(AuditRecord record) {
        this.record = record;
    }

    AuditRecord record() {
        return record;
    }

    /** Whether it is still wanted; from then on its caller can no longer take it back. */
    boolean take() {
        return decided.compareAndSet(false, true);
    }

    void succeed() {
        done.complete(true);
    }

    void fail(Throwable cause) {
        done.completeExceptionally(cause);
    }

    /**
     * Waits until the record is durable. When it takes too long the record is taken back; one that
     * is being written at that very moment may stay: too much in the record is better than too
     * little.
     */
    void await(Duration deadline) {
        try {
            done.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            take();
            throw unavailable(e);
        } catch (InterruptedException e) {
            take();
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    static ProblemException unavailable(@Nullable Throwable cause) {
        return ProblemException.unavailable("audit-unavailable", RETRY_AFTER, cause);
    }
}
