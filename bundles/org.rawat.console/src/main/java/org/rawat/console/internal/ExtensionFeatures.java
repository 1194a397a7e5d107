package org.rawat.console.internal;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.jspecify.annotations.Nullable;

/** The vendors' jars among the container's features: each is a feature of its own. */
final class ExtensionFeatures {
    static final String PREFIX = "extension-";

    private final FeaturesService features;

    ExtensionFeatures(FeaturesService features) {
        this.features = features;
    }

    static String name(ExtensionJar jar) {
        return PREFIX + jar.name();
    }

    /** Whether it would resolve; changes nothing. */
    void tryOut(ExtensionJar jar, URI description) throws Exception {
        with(jar, description, EnumSet.of(Option.NoAutoRefreshBundles, Option.Simulate));
        features.removeRepository(description);
    }

    void install(ExtensionJar jar, URI description) throws Exception {
        with(jar, description, EnumSet.of(Option.NoAutoRefreshBundles));
    }

    private void with(ExtensionJar jar, URI description, EnumSet<Option> options) throws Exception {
        // What the container remembers of a former file at this address is out of date.
        features.removeRepository(description);
        features.addRepository(description);
        try {
            features.installFeatures(Set.of(name(jar) + "/" + jar.version()), options);
        } catch (Exception e) {
            features.removeRepository(description);
            throw e;
        }
    }

    void uninstall(String name, URI description) throws Exception {
        Feature feature = installed(name);
        if (feature != null) {
            features.uninstallFeatures(
                    Set.of(feature.getId()), EnumSet.of(Option.NoAutoRefreshBundles));
        }
        features.removeRepository(description);
    }

    @Nullable Feature installed(String name) throws Exception {
        for (Feature feature : features.listInstalledFeatures()) {
            if (feature.getName().equals(PREFIX + name)) {
                return feature;
            }
        }
        return null;
    }

    boolean running(String name) throws Exception {
        Feature feature = installed(name);
        return feature != null && features.getState(feature.getId()) == FeatureState.Started;
    }
}
