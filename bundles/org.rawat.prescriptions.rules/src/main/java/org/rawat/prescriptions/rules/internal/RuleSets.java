package org.rawat.prescriptions.rules.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.spi.SafetyKnowledge;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.load.RuleKind;
import org.rawat.prescriptions.rules.internal.store.RuleStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules: loads those that came with the bundle and those of the clinic, and holds them. */
@Component(service = RuleSets.class, immediate = true)
public final class RuleSets {
    private static final Logger LOG = LoggerFactory.getLogger(RuleSets.class);
    private static final long RETRY_SECONDS = 2;
    private static final int LISTED = 20;

    private final UnitOfWork units;
    private final Audit audit;
    private final Clock clock;
    private final RuleStore store;
    private final Loading loading;
    private final ShippedRules shipped = new ShippedRules();
    private final ScheduledExecutorService thread;
    private volatile @Nullable Knowledge knowledge;

    @Activate
    public RuleSets(
            @Reference(target = "(osgi.unit.name=rules)") EntityManager manager,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.units = units;
        this.audit = audit;
        this.clock = clock;
        this.store = new RuleStore(manager);
        this.loading = new Loading(store, clock);
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        run -> {
                            Thread made = new Thread(run, "rawat-prescriptions-rules");
                            made.setDaemon(true);
                            return made;
                        });
        thread.execute(this::start);
    }

    private void start() {
        try {
            units.run(this::loadShipped);
            renew();
        } catch (RuntimeException e) {
            LOG.warn("The rules cannot be loaded yet; trying again", e);
            thread.schedule(this::start, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Deactivate
    public void stop() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }

    private void loadShipped() {
        Actor timer = Actor.timer("prescription-rules");
        for (RuleKind kind : shipped.kinds()) {
            byte[] content = shipped.file(kind);
            if (!store.shipped(kind, Loading.sha256(content))) {
                ImportReport report =
                        loading.load(
                                new Loading.Source(
                                        Origin.SHIPPED,
                                        kind.fileName(),
                                        content,
                                        shipped.version(),
                                        shipped.date(),
                                        true),
                                timer.name(),
                                UUID.randomUUID());
                audit.append(loaded(timer, report));
                if (report.brokenRows() > 0) {
                    LOG.warn("{} of our own rules are broken: {}", report.brokenRows(), report);
                }
            }
        }
    }

    /** Takes the rules in force out of the database. */
    private synchronized void renew() {
        knowledge = units.call(() -> new Knowledge(state(), store.inForce()));
    }

    private SafetyKnowledge state() {
        Optional<ImportReport> clinic = store.newest(Origin.CLINIC);
        LocalDate date =
                clinic.map(ImportReport::date)
                        .filter(it -> it.isAfter(shipped.date()))
                        .orElse(shipped.date());
        String version = shipped.version() + clinic.map(it -> " + " + it.id()).orElse("");
        return new SafetyKnowledge(version, date);
    }

    /** The rules in force; empty in the first moments after the start. */
    public Optional<Knowledge> knowledge() {
        return Optional.ofNullable(knowledge);
    }

    /**
     * Loads a clinic's file, once for each key of an account: its rules are added, or take the
     * place of those of the same key. Administrators.
     *
     * @throws ProblemException forbidden; invalid, {@code file}
     */
    public ImportReport load(Actor actor, String fileName, byte[] content, ClientKey key) {
        administrator(actor);
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        ImportReport report =
                units.call(
                        () ->
                                store.loadedWith(actor.name(), key.value())
                                        .orElseGet(
                                                () ->
                                                        loaded(
                                                                actor, fileName, content, today,
                                                                key)));
        renew();
        return report;
    }

    private ImportReport loaded(
            Actor actor, String fileName, byte[] content, LocalDate today, ClientKey key) {
        ImportReport report =
                loading.load(
                        new Loading.Source(
                                Origin.CLINIC, fileName, content, today.toString(), today, false),
                        actor.name(),
                        key.value());
        audit.append(loaded(actor, report));
        return report;
    }

    private static AuditEntry loaded(Actor actor, ImportReport report) {
        return AuditEntry.of(actor, "prescription.rules.import", "import", report.id())
                .with("inserted", String.valueOf(report.inserted()))
                .with("changed", String.valueOf(report.changed()))
                .with("broken", String.valueOf(report.brokenRows()));
    }

    /** The newest imports; administrators. */
    public List<ImportReport> imports(Actor actor) {
        administrator(actor);
        return units.call(() -> store.newest(LISTED));
    }

    /** How many rules there are of an origin; administrators. */
    public int count(Actor actor, Origin origin) {
        administrator(actor);
        return units.call(() -> store.count(origin));
    }

    /**
     * One import with its broken rows; administrators.
     *
     * @throws ProblemException forbidden; not found
     */
    public ImportReport report(Actor actor, UUID id) {
        administrator(actor);
        return units.call(() -> store.find(id).orElseThrow(ProblemException::notFound));
    }

    private static void administrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw ProblemException.forbidden();
        }
    }
}
