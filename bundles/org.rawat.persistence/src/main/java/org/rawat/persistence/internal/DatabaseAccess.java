package org.rawat.persistence.internal;

import jakarta.persistence.spi.PersistenceProvider;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.persistence.api.DatabaseLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database as soon as it is there, looks after it, and offers {@code UnitOfWork} and the
 * functions' entity managers as services for as long as this Rawat may use it. A database that is
 * away for a while takes no service back: units of work fail meanwhile and work again afterwards.
 */
@Component(immediate = true, service = HealthCheck.class, configurationPid = PersistenceConfig.PID)
@Designate(ocd = PersistenceConfig.class)
public final class DatabaseAccess implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAccess.class);
    private static final long LOOK_MILLIS = 2000;
    private static final long LET_GO_SECONDS = 15;

    /** A Rawat that is just being stopped gets so many looks to let go of the database. */
    private static final int PATIENCE_LOOKS = 5;

    private final BundleContext context;
    private final PersistenceProvider provider;
    private final ScheduledExecutorService worker;
    private final Settings settings;
    private volatile @Nullable DatabaseLocation embedded;
    private volatile Health health;
    private volatile boolean closing;
    private volatile @Nullable Session session;
    private String lastSentence = "";
    private boolean everOpened;
    private int refusals;

    @Activate
    public DatabaseAccess(
            BundleContext context,
            Map<String, Object> file,
            @Reference PersistenceProvider provider) {
        this.context = context;
        this.provider = provider;
        this.worker =
                Executors.newSingleThreadScheduledExecutor(
                        task -> new Thread(task, "rawat-persistence"));
        Settings read;
        try {
            read = Settings.read(file);
            health = Health.warn("waiting for the database", "Wait a moment.");
            worker.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (CannotUse e) {
            LOG.error("{} {}", e.sentence(), e.remedy());
            read = new Settings(null, 2);
            health = Health.critical(e.sentence(), e.remedy());
        }
        this.settings = read;
    }

    @Reference(
            name = "embedded",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "gone")
    void found(DatabaseLocation location) {
        embedded = location;
        try {
            worker.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closing already", e);
        }
    }

    /** Returns when the database is let go of, so that whoever offered it may stop it. */
    void gone(DatabaseLocation location) {
        if (!location.equals(embedded)) {
            return;
        }
        embedded = null;
        if (settings.external() == null) {
            try {
                Future<?> letGo = worker.submit(this::closeSession);
                letGo.get(LET_GO_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
                LOG.debug("Not let go of in order", e);
            }
        }
    }

    private void look() {
        if (closing) {
            return;
        }
        DatabaseLocation external = settings.external();
        DatabaseLocation location = external == null ? embedded : external;
        if (location == null) {
            health =
                    Health.warn(
                            "waiting for the embedded PostgreSQL", "See the health of postgres.");
            return;
        }
        try {
            Session open = session;
            if (open == null) {
                open = Session.open(context, location, settings.poolSize(), provider, worker);
                session = open;
                everOpened = true;
                LOG.info("The database {} is open", location);
            } else {
                open.lookAfter();
            }
            if (!lastSentence.isEmpty()) {
                LOG.info("The database can be used again");
                lastSentence = "";
            }
            health = open.health();
        } catch (CannotUse e) {
            closeSession();
            bad(e.sentence(), e.remedy());
            if (e.isLastWord() && !everOpened && ++refusals == PATIENCE_LOOKS) {
                end(e);
            }
        } catch (SQLException e) {
            bad(
                    "The database %s cannot be reached: %s".formatted(location, e.getMessage()),
                    "Rawat tries again by itself; see whether PostgreSQL runs and lets Rawat in.");
        } catch (RuntimeException e) {
            bad("The database cannot be used: " + e, "See the log; Rawat tries again by itself.");
            LOG.debug("The database cannot be used", e);
        }
    }

    private void bad(String sentence, String remedy) {
        health = Health.critical(sentence, remedy);
        if (!sentence.equals(lastSentence)) {
            lastSentence = sentence;
            LOG.error("{} {}", sentence, remedy);
        }
    }

    /** Ends this Rawat, with its reason also where it was started from. */
    private void end(CannotUse reason) {
        System.err.println(reason.sentence() + " " + reason.remedy());
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_ID).stop();
        } catch (BundleException e) {
            LOG.error("Rawat could not be ended", e);
        }
    }

    private void closeSession() {
        Session open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Health check() {
        Session open = session;
        return open != null && health.status() == Health.Status.OK ? open.health() : health;
    }

    @Deactivate
    public void deactivate() {
        closing = true;
        // Without an interrupt: it would break the connection of a migration half way.
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LET_GO_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A migration is still under way while Rawat stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeSession();
    }
}
