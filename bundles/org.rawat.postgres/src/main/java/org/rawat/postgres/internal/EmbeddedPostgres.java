package org.rawat.postgres.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.persistence.api.DatabaseLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the embedded database for as long as this bundle is active, unless the clinic has its own
 * ({@code embedded = false} in {@code etc/org.rawat.persistence.cfg}), and offers its location as a
 * service. The location stays while a server that died is started again: the same place comes back.
 */
@Component(
        immediate = true,
        service = HealthCheck.class,
        configurationPid = {PostgresConfig.PID, EmbeddedPostgres.PERSISTENCE_PID})
public final class EmbeddedPostgres implements HealthCheck {
    static final String PERSISTENCE_PID = "org.rawat.persistence";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final long LOW_BYTES = 500L << 20;

    private final BundleContext context;
    private final Map<String, Object> file;
    private final ScheduledExecutorService worker;
    private volatile Health health = Health.warn("PostgreSQL is starting", "Wait a moment.");
    private volatile boolean closing;
    private @Nullable EmbeddedDatabase database;
    private @Nullable ServiceRegistration<DatabaseLocation> offer;
    private @Nullable DatabaseLocation offered;
    private long pauseSeconds = 1;
    private String lastSentence = "";

    @Activate
    public EmbeddedPostgres(BundleContext context, Map<String, Object> file) {
        this.context = context;
        this.file = file;
        this.worker =
                Executors.newSingleThreadScheduledExecutor(
                        task -> new Thread(task, "rawat-postgres"));
        if (Boolean.parseBoolean(String.valueOf(file.getOrDefault("embedded", "true")).strip())) {
            worker.execute(this::open);
        } else {
            health = Health.ok("not used: the clinic has a PostgreSQL of its own");
        }
    }

    private void open() {
        try {
            EmbeddedDatabase opening = database;
            if (opening == null) {
                opening = new EmbeddedDatabase(root(), Settings.read(file));
                database = opening;
            }
            DatabaseLocation location = opening.open();
            opening.process().ifPresent(process -> process.onExit().thenRun(this::died));
            offer(location);
            pauseSeconds = 1;
            lastSentence = "";
            health = Health.ok("PostgreSQL " + opening.folders().version() + " runs");
        } catch (CannotStart e) {
            health = Health.critical(e.sentence(), e.remedy());
            if (!e.sentence().equals(lastSentence)) {
                lastSentence = e.sentence();
                LOG.error("{} {}", e.sentence(), e.remedy());
            }
            tryAgain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            health = Health.critical("PostgreSQL could not be started: " + e, "See the log.");
            LOG.error("PostgreSQL could not be started", e);
            tryAgain();
        }
    }

    private void tryAgain() {
        if (!closing) {
            worker.schedule(this::open, pauseSeconds, TimeUnit.SECONDS);
            pauseSeconds = Math.min(2 * pauseSeconds, LONGEST_PAUSE_SECONDS);
        }
    }

    private void died() {
        if (!closing) {
            LOG.warn("PostgreSQL ended by itself or was killed; it is started again");
            health = Health.critical("PostgreSQL has ended", "Rawat starts it again by itself.");
            worker.execute(this::open);
        }
    }

    private Path root() {
        String var = context.getProperty("rawat.var");
        if (var == null) {
            String base = context.getProperty("karaf.base");
            var = (base == null ? "." : base) + "/var";
        }
        return Path.of(var).resolve("postgres");
    }

    private void offer(DatabaseLocation location) {
        ServiceRegistration<DatabaseLocation> former = offer;
        if (former != null && location.equals(offered)) {
            return;
        }
        if (former != null) {
            former.unregister();
        }
        offered = location;
        offer = context.registerService(DatabaseLocation.class, location, null);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Health check() {
        Health now = health;
        EmbeddedDatabase open = database;
        if (open == null || now.status() != Health.Status.OK) {
            return now;
        }
        try {
            long free = Files.getFileStore(open.folders().data()).getUsableSpace();
            return free < LOW_BYTES
                    ? Health.warn(
                            "the disk that holds the data has %d MB left".formatted(free >> 20),
                            "Free some space on the disk of " + open.folders().root() + ".")
                    : now;
        } catch (IOException e) {
            return Health.warn("the data folder cannot be looked at: " + e, "Look at the disk.");
        }
    }

    @Deactivate
    public void deactivate() {
        closing = true;
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("PostgreSQL's start does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ServiceRegistration<DatabaseLocation> last = offer;
        if (last != null) {
            // Whoever uses the database lets go of it now, before it is stopped.
            last.unregister();
        }
        EmbeddedDatabase open = database;
        if (open != null) {
            open.close();
        }
    }
}
