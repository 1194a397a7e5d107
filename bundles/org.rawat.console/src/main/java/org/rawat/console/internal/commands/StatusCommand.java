package org.rawat.console.internal.commands;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.console.internal.Checkup;
import org.rawat.console.internal.Checkup.Finding;
import org.rawat.console.internal.FunctionInfo;
import org.rawat.console.internal.Functions;
import org.rawat.console.internal.Refusal;

/** Shows how Rawat is. */
@Service
@Command(
        scope = "rawat",
        name = "status",
        description = "Shows the installed functions, how Rawat is, and what to do about it.")
@SuppressWarnings("NullAway.Init")
public final class StatusCommand implements Action {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference private Functions functions;

    @Reference private List<HealthCheck> checks;

    /**
     * How Rawat is.
     *
     * @param version Rawat's version
     * @param status the worst of the findings
     * @param functions those that are installed
     * @param health what the checks found, worst first
     */
    record Status(
            String version,
            Health.Status status,
            List<FunctionInfo> functions,
            List<Finding> health) {}

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        ExecutorService executor =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "rawat-status");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            Status status = status(new Checkup(executor, DEADLINE).all(checks));
            return json ? Output.json(status) : text(status);
        } finally {
            executor.shutdownNow();
        }
    }

    private Status status(List<Finding> findings) throws Refusal {
        return new Status(
                FrameworkUtil.getBundle(StatusCommand.class).getVersion().toString(),
                findings.isEmpty() ? Health.Status.OK : findings.get(0).health().status(),
                functions.list().stream().filter(FunctionInfo::installed).toList(),
                findings);
    }

    static String text(Status status) {
        StringBuilder text =
                new StringBuilder("Rawat ")
                        .append(status.version())
                        .append(": ")
                        .append(word(status.status()))
                        .append("\n\n")
                        .append(FunctionListCommand.table(status.functions()))
                        .append("\n");
        for (Finding finding : status.health()) {
            Health health = finding.health();
            text.append(
                    "\n%-9s %s: %s"
                            .formatted(word(health.status()), finding.name(), health.message()));
            if (!health.remedy().isEmpty()) {
                text.append("\n%-9s %s".formatted("", health.remedy()));
            }
        }
        return text.toString();
    }

    private static String word(Health.Status status) {
        return status == Health.Status.OK ? "ok" : status.name().toLowerCase(Locale.ROOT);
    }
}
