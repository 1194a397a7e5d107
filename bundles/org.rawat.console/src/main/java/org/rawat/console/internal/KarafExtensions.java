package org.rawat.console.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.karaf.features.FeaturesService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vendors' bundles come and go as functions do, and come back at each start. */
@Component(
        service = {Extensions.class, HealthCheck.class},
        immediate = true)
public final class KarafExtensions implements Extensions, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(KarafExtensions.class);

    private final ExtensionFeatures features;
    private final ExtensionFolder folder;
    private final Supplier<OfferedPackages> offered;
    private final Map<String, String> failed = new TreeMap<>();
    private final Thread restoring = new Thread(this::restore, "rawat-extensions");

    // Clinic IT must be able to remove an extension while the database is down.
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Audit audit;

    @Activate
    public KarafExtensions(BundleContext context, @Reference FeaturesService features) {
        this(
                features,
                var(context).resolve("extensions"),
                () -> OfferedPackages.of(context.getBundles()));
        restoring.setDaemon(true);
        restoring.start();
    }

    KarafExtensions(FeaturesService features, Path folder, Supplier<OfferedPackages> offered) {
        this.features = new ExtensionFeatures(features);
        this.folder = new ExtensionFolder(folder);
        this.offered = offered;
    }

    private static Path var(BundleContext context) {
        String folder = context.getProperty("rawat.var");
        return Path.of(folder == null ? "var" : folder);
    }

    @Deactivate
    void stop() {
        restoring.interrupt();
    }

    /** Brings the kept ones back, each by itself: one that fails keeps no other away. */
    synchronized void restore() {
        try {
            for (Path file : folder.jars()) {
                restore(file);
            }
        } catch (IOException e) {
            LOG.error("The extensions cannot be listed: {}", Sentences.of(e));
            failed.put("all", Sentences.of(e));
        }
    }

    private void restore(Path file) {
        String name = ExtensionFolder.name(file);
        try {
            ExtensionJar jar = ExtensionJar.read(file);
            URI description = folder.describe(jar, file).toUri();
            if (!features.running(jar.name())) {
                requireNoObjection(jar, file);
                features.install(jar, description);
            }
            LOG.info("Extension {} {} is installed", jar.name(), jar.version());
        } catch (Exception e) {
            LOG.error("Extension {} cannot be brought back: {}", name, Sentences.of(e));
            failed.put(name, Sentences.of(e));
        }
    }

    @Override
    public synchronized List<ExtensionInfo> list() throws Refusal {
        try {
            List<ExtensionInfo> all = new ArrayList<>();
            for (Path file : folder.jars()) {
                ExtensionJar jar = ExtensionJar.read(file);
                all.add(
                        new ExtensionInfo(
                                jar.name(),
                                jar.version().toString(),
                                features.running(jar.name()),
                                jar.services()));
            }
            return all;
        } catch (Refusal e) {
            throw e;
        } catch (Exception e) {
            throw new Refusal("The extensions cannot be listed: " + Sentences.of(e), e);
        }
    }

    @Override
    public synchronized String examine(Path file) throws Refusal {
        ExtensionJar jar = ExtensionJar.read(file);
        List<String> touched = requireNoObjection(jar, file);
        try {
            if (features.installed(jar.name()) == null) {
                tryOut(jar, file);
            }
        } catch (Exception e) {
            throw unresolved(jar, e);
        }
        return ExtensionSentences.would(jar, touched);
    }

    private void tryOut(ExtensionJar jar, Path file) throws Exception {
        try {
            features.tryOut(jar, folder.describe(jar, file).toUri());
        } finally {
            folder.forgetDescriptionOfStranger(jar.name());
        }
    }

    @Override
    public synchronized String install(Path file, String user) throws Refusal {
        ExtensionJar jar = ExtensionJar.read(file);
        List<String> touched = requireNoObjection(jar, file);
        Path former = null;
        try {
            former = folder.setAside(jar.name());
            Path kept = folder.keep(jar.name(), file);
            URI description = folder.describe(jar, kept).toUri();
            features.uninstall(jar.name(), description);
            features.tryOut(jar, description);
            features.install(jar, description);
            if (former != null) {
                Files.deleteIfExists(former);
            }
        } catch (Exception e) {
            undo(jar, former);
            throw unresolved(jar, e);
        }
        failed.remove(jar.name());
        return ExtensionSentences.installed(jar, touched, former != null)
                + record("extension.installed", jar.name() + " " + jar.version(), user);
    }

    private void undo(ExtensionJar jar, @Nullable Path aside) throws Refusal {
        try {
            if (aside == null) {
                folder.forget(jar.name());
                return;
            }
            Path back = folder.takeBack(jar.name(), aside);
            ExtensionJar former = ExtensionJar.read(back);
            features.install(former, folder.describe(former, back).toUri());
        } catch (Exception e) {
            throw new Refusal(
                    jar.name() + " could be neither replaced nor brought back: " + Sentences.of(e),
                    e);
        }
    }

    private static Refusal unresolved(ExtensionJar jar, Exception e) {
        return new Refusal(
                jar.name()
                        + " "
                        + jar.version()
                        + " cannot be added, nothing was changed: "
                        + Sentences.of(e),
                e);
    }

    private List<String> requireNoObjection(ExtensionJar jar, Path file) throws Refusal {
        OfferedPackages there = offered.get();
        List<String> objections = jar.objections(there.versions(), there.exporters());
        if (!objections.isEmpty()) {
            throw new Refusal(file + " cannot be added. " + String.join(" ", objections));
        }
        return there.waitingFor(jar.exports());
    }

    @Override
    public synchronized String remove(String name, String user) throws Refusal {
        try {
            if (!list().stream().anyMatch(it -> it.name().equals(name))) {
                throw new Refusal("There is no extension " + name + ": see rawat:extension-list.");
            }
            features.uninstall(name, folder.description(name).toUri());
            folder.forget(name);
        } catch (Refusal e) {
            throw e;
        } catch (Exception e) {
            throw new Refusal(name + " could not be removed: " + Sentences.of(e), e);
        }
        failed.remove(name);
        return name + " is removed." + record("extension.removed", name, user);
    }

    private String record(String action, String what, String user) {
        Audit record = audit;
        try {
            if (record == null) {
                throw new IllegalStateException("the audit is not running");
            }
            record.append(AuditEntry.of(Actor.console(user), action, "extension", what));
            return "";
        } catch (RuntimeException e) {
            return " This could not be recorded in the audit: see rawat:status.";
        }
    }

    @Override
    public String name() {
        return "extensions";
    }

    @Override
    public synchronized Health check() {
        if (failed.isEmpty()) {
            return Health.ok("every extension is installed");
        }
        return Health.critical(
                "Extensions are missing: " + String.join(", ", failed.keySet()) + ".",
                "Try rawat:extension-install with the jar in var/extensions, which says why;"
                        + " rawat:extension-remove forgets it.");
    }
}
