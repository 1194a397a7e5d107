package org.rawat.web.internal.own;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;

/**
 * Asks every health check, at most two seconds each, at most once a second in all. After a critical
 * finding it asks again sooner: who waits for a start is not to learn of its end late.
 */
@Component(service = HealthReport.class)
public final class HealthReport {
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final long FRESH_WHILE_CRITICAL_NANOS = 100_000_000L;

    /** What one check found. */
    public record Finding(String name, Health health) {}

    private record Asked(HealthCheck check, @Nullable Future<Health> answer) {}

    private final Map<HealthCheck, String> checks = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(
                    4,
                    4,
                    30,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(64),
                    task -> {
                        Thread thread = new Thread(task, "rawat-web-health");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final LongSupplier nanos;
    private List<Finding> last = List.of();
    private long lastAt;

    @Activate
    public HealthReport() {
        this(System::nanoTime);
    }

    HealthReport(LongSupplier nanos) {
        this.nanos = nanos;
        executor.allowCoreThreadTimeOut(true);
    }

    @Deactivate
    void deactivate() {
        executor.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindCheck(HealthCheck check) {
        checks.put(check, check.name());
    }

    void unbindCheck(HealthCheck check) {
        checks.remove(check);
    }

    /** The findings, by name. */
    public synchronized List<Finding> findings() {
        if (last.isEmpty() || nanos.getAsLong() - lastAt > fresh()) {
            last = look();
            lastAt = nanos.getAsLong();
        }
        return last;
    }

    private long fresh() {
        return worst(last) == Health.Status.CRITICAL ? FRESH_WHILE_CRITICAL_NANOS : FRESH_NANOS;
    }

    /** The worst status of all. */
    public Health.Status worst() {
        return worst(findings());
    }

    private static Health.Status worst(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.health().status())
                .max(Comparator.naturalOrder())
                .orElse(Health.Status.OK);
    }

    private List<Finding> look() {
        List<Asked> asked = new ArrayList<>();
        for (HealthCheck check : checks.keySet()) {
            try {
                asked.add(new Asked(check, executor.submit(check::check)));
            } catch (RejectedExecutionException e) {
                asked.add(new Asked(check, null));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Asked one : asked) {
            findings.add(new Finding(checks.getOrDefault(one.check(), "gone"), answer(one)));
        }
        findings.sort(Comparator.comparing(Finding::name));
        return List.copyOf(findings);
    }

    private static Health answer(Asked asked) {
        Future<Health> future = asked.answer();
        if (future == null) {
            return Health.critical(
                    "too many checks are hanging", "Look for what hangs in the log.");
        }
        try {
            return future.get(2, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return Health.critical(
                    "the check itself failed: " + e.getCause(), "Report this to its maker.");
        } catch (TimeoutException e) {
            future.cancel(true);
            return Health.critical(
                    "no answer within two seconds", "Look for what hangs in the log.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.critical("interrupted", "");
        }
    }
}
