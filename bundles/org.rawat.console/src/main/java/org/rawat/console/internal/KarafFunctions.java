package org.rawat.console.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.karaf.features.Feature;
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

/** Functions are features of the container; those that the clinic chose come back at each start. */
@Component(
        service = {Functions.class, HealthCheck.class},
        immediate = true)
public final class KarafFunctions implements Functions, HealthCheck {
    private final FunctionFeatures features;
    private final ChosenFunctions chosen;
    private final Restoring restoring;

    // Clinic IT must be able to remove a function while the database is down.
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Audit audit;

    @Activate
    public KarafFunctions(BundleContext context, @Reference FeaturesService features) {
        this(features, var(context).resolve("functions"));
        restoring.start();
    }

    KarafFunctions(FeaturesService features, Path file) {
        this.features = new FunctionFeatures(features);
        this.chosen = new ChosenFunctions(file);
        this.restoring = new Restoring(this.features, chosen);
    }

    private static Path var(BundleContext context) {
        String folder = context.getProperty("rawat.var");
        return Path.of(folder == null ? "var" : folder);
    }

    @Deactivate
    void stop() {
        restoring.stop();
    }

    @Override
    public List<FunctionInfo> list() throws Refusal {
        try {
            Set<String> wanted = chosen.read();
            FunctionGraph graph = features.graph();
            Map<String, FunctionInfo> all = new TreeMap<>();
            for (String name : wanted) {
                all.put(
                        name,
                        new FunctionInfo(name, "", "", FunctionInfo.State.UNKNOWN, true, Set.of()));
            }
            features.all().forEach((name, feature) -> all.put(name, info(feature, wanted, graph)));
            return List.copyOf(all.values());
        } catch (Exception e) {
            throw new Refusal("The functions cannot be listed: " + Sentences.of(e), e);
        }
    }

    private FunctionInfo info(Feature feature, Set<String> wanted, FunctionGraph graph) {
        String name = feature.getName();
        String description = feature.getDescription();
        return new FunctionInfo(
                name,
                description == null ? "" : description,
                feature.getVersion(),
                features.state(feature),
                wanted.contains(name) || features.required(feature),
                graph.needs(name));
    }

    @Override
    public synchronized Change install(String typed, String user) throws Refusal {
        String name = known(typed);
        try {
            Set<String> before = features.installed();
            Feature feature = known(features.all(), name);
            if (!before.contains(name) || !features.required(feature)) {
                features.install(Set.of(name));
            }
            Set<String> came = without(features.installed(), before);
            String remark = remember(() -> chosen.add(Set.of(name)));
            remark += record("function.installed", came, user);
            return new Change(came, Set.of(), Sentences.installed(name, came) + remark);
        } catch (Refusal e) {
            throw e;
        } catch (Exception e) {
            throw new Refusal(
                    name + " could not be installed, nothing was changed: " + Sentences.of(e), e);
        }
    }

    @Override
    public synchronized Change remove(String typed, boolean withDependants, String user)
            throws Refusal {
        String name = known(typed);
        try {
            Set<String> before = features.installed();
            Set<String> dependants = features.graph().dependants(name, before);
            if (!dependants.isEmpty() && !withDependants) {
                throw new Refusal(Sentences.needed(name, dependants));
            }
            Set<String> going = new TreeSet<>(dependants);
            going.add(name);
            going.retainAll(required());
            if (!going.isEmpty()) {
                features.uninstall(going);
            }
            Set<String> went = without(before, features.installed());
            going.add(name);
            String remark = remember(() -> chosen.remove(going));
            remark += record("function.removed", went, user);
            return new Change(Set.of(), went, Sentences.removed(name, went) + remark);
        } catch (Refusal e) {
            throw e;
        } catch (Exception e) {
            throw new Refusal(name + " could not be removed: " + Sentences.of(e), e);
        }
    }

    private Set<String> required() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Feature feature : features.all().values()) {
            if (features.required(feature)) {
                names.add(feature.getName());
            }
        }
        return names;
    }

    private static String known(String typed) throws Refusal {
        String name =
                typed.startsWith(FunctionFeatures.PREFIX) ? typed : FunctionFeatures.PREFIX + typed;
        if (!FunctionFeatures.isFunction(name)) {
            throw new Refusal(name + " belongs to the base of every Rawat and stays.");
        }
        return name;
    }

    private static Feature known(Map<String, Feature> all, String name) throws Refusal {
        Feature feature = all.get(name);
        if (feature == null) {
            throw new Refusal(
                    "There is no function "
                            + name
                            + ". There are: "
                            + String.join(", ", all.keySet())
                            + ".");
        }
        return feature;
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private interface Noting {
        void note() throws IOException;
    }

    // The function has come or gone by now; that it may not last must not look like a failure.
    private static String remember(Noting noting) {
        try {
            noting.note();
            return "";
        } catch (IOException e) {
            return " The choice could not be written down and will not outlive a clean start: "
                    + Sentences.of(e);
        }
    }

    private String record(String action, Set<String> names, String user) {
        List<String> unrecorded = new ArrayList<>();
        for (String name : names) {
            Audit record = audit;
            try {
                if (record == null) {
                    throw new IllegalStateException("the audit is not running");
                }
                record.append(AuditEntry.of(Actor.console(user), action, "function", name));
            } catch (RuntimeException e) {
                unrecorded.add(name);
            }
        }
        return unrecorded.isEmpty()
                ? ""
                : " This could not be recorded in the audit: see rawat:status.";
    }

    @Override
    public String name() {
        return "functions";
    }

    @Override
    public Health check() {
        return restoring.health();
    }
}
