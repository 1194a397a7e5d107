package org.rawat.console.internal;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;

/** The container's features without a container: what is required comes with what it needs. */
final class FakeFeatures {
    final Map<String, Feature> known = new LinkedHashMap<>();
    final Set<String> required = new TreeSet<>();
    final Set<String> broken = new TreeSet<>();
    final List<String> calls = new ArrayList<>();
    private final Map<String, List<String>> needs = new LinkedHashMap<>();

    FakeFeatures with(String name, String... needed) {
        needs.put(name, List.of(needed));
        known.put(
                name,
                fake(
                        Feature.class,
                        (method, args) ->
                                switch (method) {
                                    case "getName" -> name;
                                    case "getId" -> name + "/1.0.0";
                                    case "getVersion" -> "1.0.0";
                                    case "getDescription" -> "What " + name + " is";
                                    case "getDependencies" ->
                                            Arrays.stream(needed).map(this::dependency).toList();
                                    default -> throw new UnsupportedOperationException(method);
                                }));
        return this;
    }

    private Dependency dependency(String name) {
        return fake(
                Dependency.class,
                (method, args) -> {
                    if (method.equals("getName")) {
                        return name;
                    }
                    throw new UnsupportedOperationException(method);
                });
    }

    Set<String> installed() {
        Set<String> all = new TreeSet<>();
        required.forEach(name -> collect(name, all));
        return all;
    }

    private void collect(String name, Set<String> all) {
        if (all.add(name)) {
            needs.getOrDefault(name, List.of()).forEach(needed -> collect(needed, all));
        }
    }

    FeaturesService service() {
        return fake(
                FeaturesService.class,
                (method, args) ->
                        switch (method) {
                            case "listFeatures" -> known.values().toArray(Feature[]::new);
                            case "isInstalled" ->
                                    installed().contains(((Feature) args[0]).getName());
                            case "isRequired" -> required.contains(((Feature) args[0]).getName());
                            case "getState" -> FeatureState.Started;
                            case "installFeatures" ->
                                    install((Set<?>) args[0], (EnumSet<?>) args[1]);
                            case "uninstallFeatures" ->
                                    uninstall((Set<?>) args[0], (EnumSet<?>) args[1]);
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    private Object install(Set<?> names, EnumSet<?> options) throws Exception {
        calls.add("install " + new TreeSet<>(names) + quietly(options));
        for (Object name : names) {
            if (broken.contains(name)) {
                throw new Exception("Unable to resolve " + name + "\nand many more lines");
            }
        }
        names.forEach(name -> required.add(name.toString()));
        return null;
    }

    private Object uninstall(Set<?> names, EnumSet<?> options) {
        calls.add("uninstall " + new TreeSet<>(names) + quietly(options));
        required.removeAll(names);
        return null;
    }

    private static String quietly(EnumSet<?> options) {
        return options.contains(Option.NoAutoRefreshBundles) ? "" : " REFRESHING";
    }

    private interface Answers {
        Object to(String method, Object[] args) throws Exception;
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, args) -> answers.to(method.getName(), args)));
    }
}
