package org.rawat.console.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;

/** Asks all health checks at once, and answers for those that do not. */
public final class Checkup {
    private static final Health SILENT =
            Health.critical(
                    "It does not say how it is.", "See the log; if it stays so, restart Rawat.");

    private final Executor executor;
    private final Duration deadline;

    public Checkup(Executor executor, Duration deadline) {
        this.executor = executor;
        this.deadline = deadline;
    }

    /**
     * A check's finding.
     *
     * @param name the check's name
     * @param health what it found
     */
    public record Finding(String name, Health health) {}

    /** The findings, worst first. */
    public List<Finding> all(List<HealthCheck> checks) {
        List<CompletableFuture<Finding>> asked = new ArrayList<>();
        for (HealthCheck check : checks) {
            String name = name(check);
            asked.add(
                    CompletableFuture.supplyAsync(check::check, executor)
                            .completeOnTimeout(SILENT, deadline.toMillis(), TimeUnit.MILLISECONDS)
                            .exceptionally(failure -> SILENT)
                            .thenApply(health -> new Finding(name, health)));
        }
        return asked.stream()
                .map(CompletableFuture::join)
                .sorted(
                        Comparator.comparing((Finding finding) -> finding.health().status())
                                .reversed()
                                .thenComparing(Finding::name))
                .toList();
    }

    private static String name(HealthCheck check) {
        try {
            return check.name();
        } catch (RuntimeException e) {
            return check.getClass().getSimpleName();
        }
    }
}
