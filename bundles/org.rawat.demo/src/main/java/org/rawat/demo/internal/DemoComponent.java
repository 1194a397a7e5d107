package org.rawat.demo.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.appointments.api.Appointments;
import org.rawat.appointments.api.Schedules;
import org.rawat.identity.api.Accounts;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the demonstration clinic beside the start, which it must not hold up. */
@Component(service = HealthCheck.class, immediate = true)
public final class DemoComponent implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DemoComponent.class);
    private static final long AGAIN_SECONDS = 3;

    private final Demonstration demonstration;
    private final ScheduledExecutorService executor;
    private volatile Health health = Health.ok("The demonstration clinic is being made");

    @Activate
    public DemoComponent(
            BundleContext context,
            @Reference People people,
            @Reference Accounts accounts,
            @Reference Locations locations,
            @Reference Schedules schedules,
            @Reference Appointments appointments,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.demonstration =
                new Demonstration(
                        people, accounts, locations, schedules, appointments, clock, var(context));
        this.executor =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-demo");
                            thread.setDaemon(true);
                            return thread;
                        });
        executor.execute(this::make);
    }

    private static Path var(BundleContext context) {
        String var = context.getProperty("rawat.var");
        return var != null ? Path.of(var) : Path.of(context.getProperty("karaf.base"), "var");
    }

    private void make() {
        try {
            health = demonstration.make();
            if (health.status() == Health.Status.OK) {
                LOG.info("{}", health.message());
            } else {
                LOG.warn("{}. {}", health.message(), health.remedy());
            }
        } catch (ProblemException e) {
            if (e.kind() == ProblemKind.UNAVAILABLE && !executor.isShutdown()) {
                executor.schedule(this::make, AGAIN_SECONDS, TimeUnit.SECONDS);
            } else {
                failed(e);
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        if (!executor.isShutdown()) {
            health =
                    Health.warn(
                            "The demonstration clinic could not be made",
                            "See the log for the cause, then start Rawat again");
            LOG.error("The demonstration clinic could not be made", e);
        }
    }

    @Deactivate
    void stop() {
        executor.shutdownNow();
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Health check() {
        return health;
    }
}
