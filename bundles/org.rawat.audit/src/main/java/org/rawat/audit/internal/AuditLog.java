package org.rawat.audit.internal;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditQuery;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.api.AuditTrail;
import org.rawat.audit.api.AuditVerification;
import org.rawat.audit.internal.ChainRow.Written;
import org.rawat.audit.internal.store.RecordStore;
import org.rawat.persistence.api.UnitOfWork;

/** The record: wires its parts and runs its one appender. */
@Component(service = {Audit.class, AuditTrail.class, HealthCheck.class})
public final class AuditLog implements Audit, AuditTrail, HealthCheck {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final UnitOfWork units;
    private final RecordStore store;
    private final Clock clock;
    private final Condition condition = new Condition();
    private final Appender appender;
    private final Trail trail;
    private final Thread thread;

    @Activate
    public AuditLog(
            BundleContext context,
            @Reference UnitOfWork units,
            @Reference(target = "(osgi.unit.name=audit)") EntityManager manager,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this(units, manager, clock, var(context), DEADLINE);
    }

    AuditLog(UnitOfWork units, EntityManager manager, Clock clock, Path var, Duration deadline) {
        this.units = units;
        this.store = new RecordStore(manager);
        this.clock = clock;
        KeyFile keyFile = new KeyFile(var.resolve("keys").resolve("audit.key"));
        HeadFile headFile = new HeadFile(var.resolve("audit"));
        Chain chain = new Chain(units, store, keyFile, headFile, clock, condition);
        this.appender = new Appender(chain, condition, deadline);
        this.trail = new Trail(units, store, headFile, appender::key);
        this.thread = new Thread(appender, "rawat-audit");
        thread.setDaemon(true);
        thread.start();
    }

    private static Path var(BundleContext context) {
        String folder = context.getProperty("rawat.var");
        return Path.of(folder == null ? "var" : folder);
    }

    @Deactivate
    void stop() throws InterruptedException {
        appender.stop();
        thread.join(TimeUnit.SECONDS.toMillis(10));
        thread.interrupt();
    }

    @Override
    public void append(AuditEntry entry) {
        if (units.active()) {
            appendAll(List.of(entry));
        } else {
            appender.write(Recording.of(entry, clock));
        }
    }

    @Override
    public void appendAll(List<AuditEntry> entries) {
        if (!units.active()) {
            throw new IllegalStateException("not inside a unit of work");
        }
        if (entries.isEmpty()) {
            return;
        }
        AuditKey key = appender.key();
        List<Written> written =
                entries.stream()
                        .map(entry -> Recording.of(entry, clock))
                        .map(record -> new Written(record.id(), record, key.record(record)))
                        .toList();
        store.add(written);
        store.await(written.stream().map(Written::id).toList());
        units.afterCommit(appender::wake);
    }

    @Override
    public Page<AuditRecord> search(
            Actor actor, AuditQuery query, @Nullable String after, int limit) {
        return trail.search(actor, query, after, limit);
    }

    @Override
    public Page<AuditRecord> accesses(
            Actor actor, PersonId person, @Nullable String after, int limit) {
        return trail.accesses(actor, person, after, limit);
    }

    @Override
    public AuditVerification verify(Actor actor) {
        return trail.verify(actor);
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Health check() {
        return condition.health();
    }
}
