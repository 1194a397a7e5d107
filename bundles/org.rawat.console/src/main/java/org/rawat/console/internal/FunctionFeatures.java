package org.rawat.console.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;

/** The functions among the container's features. */
final class FunctionFeatures {
    static final String PREFIX = "rawat-";
    private static final String BASE = "rawat-base";
    private static final String THIRD_PARTY = "rawat-tp-";

    // No bundle of another function may be refreshed because this one comes or goes.
    private static final EnumSet<Option> QUIETLY = EnumSet.of(Option.NoAutoRefreshBundles);

    private final FeaturesService features;

    FunctionFeatures(FeaturesService features) {
        this.features = features;
    }

    static boolean isFunction(String feature) {
        return feature.startsWith(PREFIX)
                && !feature.equals(BASE)
                && !feature.startsWith(THIRD_PARTY);
    }

    /** The functions by name. */
    Map<String, Feature> all() throws Exception {
        return Arrays.stream(features.listFeatures())
                .filter(feature -> isFunction(feature.getName()))
                .collect(
                        Collectors.toMap(
                                Feature::getName,
                                feature -> feature,
                                FunctionFeatures::newer,
                                TreeMap::new));
    }

    private static Feature newer(Feature one, Feature other) {
        return one.getVersion().compareTo(other.getVersion()) >= 0 ? one : other;
    }

    FunctionGraph graph() throws Exception {
        Map<String, Set<String>> direct = new TreeMap<>();
        for (Feature feature : all().values()) {
            direct.put(
                    feature.getName(),
                    feature.getDependencies().stream()
                            .map(Dependency::getName)
                            .filter(FunctionFeatures::isFunction)
                            .collect(Collectors.toSet()));
        }
        return new FunctionGraph(direct);
    }

    /** The names of those that are installed now. */
    Set<String> installed() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Feature feature : all().values()) {
            if (features.isInstalled(feature)) {
                names.add(feature.getName());
            }
        }
        return names;
    }

    /** Whether somebody asked for it, rather than another feature. */
    boolean required(Feature feature) {
        return features.isRequired(feature);
    }

    FunctionInfo.State state(Feature feature) {
        if (!features.isInstalled(feature)) {
            return FunctionInfo.State.AVAILABLE;
        }
        return features.getState(feature.getId()) == FeatureState.Started
                ? FunctionInfo.State.RUNNING
                : FunctionInfo.State.STOPPED;
    }

    void install(Set<String> names) throws Exception {
        features.installFeatures(names, QUIETLY);
    }

    void uninstall(Set<String> names) throws Exception {
        features.uninstallFeatures(names, QUIETLY);
    }
}
