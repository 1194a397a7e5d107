package org.rawat.console.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The packages that the bundles of this Rawat offer now.
 *
 * @param versions in which versions, by package
 * @param exporters by whom, by package
 * @param waiting which bundles would use a package if it were there, by package
 */
record OfferedPackages(
        Map<String, List<Version>> versions,
        Map<String, String> exporters,
        Map<String, List<String>> waiting) {

    static OfferedPackages of(Bundle... bundles) {
        Map<String, List<Version>> versions = new HashMap<>();
        Map<String, String> exporters = new HashMap<>();
        Map<String, List<String>> waiting = new HashMap<>();
        for (Bundle bundle : bundles) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring == null) {
                continue;
            }
            String name = String.valueOf(bundle.getSymbolicName());
            wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
                    .forEach(
                            offer -> {
                                Map<String, Object> said = offer.getAttributes();
                                String of =
                                        String.valueOf(
                                                said.get(PackageNamespace.PACKAGE_NAMESPACE));
                                if (said.get("version") instanceof Version version) {
                                    versions.computeIfAbsent(of, key -> new ArrayList<>())
                                            .add(version);
                                }
                                exporters.put(of, name);
                            });
            unwired(wiring)
                    .forEach(
                            wanted ->
                                    waiting.computeIfAbsent(wanted, key -> new ArrayList<>())
                                            .add(name));
        }
        return new OfferedPackages(versions, exporters, waiting);
    }

    /** The packages that a bundle would take optionally and does not have. */
    private static List<String> unwired(BundleWiring wiring) {
        List<String> wanted =
                new ArrayList<>(
                        wiring
                                .getRevision()
                                .getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)
                                .stream()
                                .map(OfferedPackages::named)
                                .toList());
        var wires = wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE);
        if (wires != null) {
            wires.forEach(wire -> wanted.remove(named(wire.getRequirement())));
        }
        return wanted;
    }

    private static String named(BundleRequirement requirement) {
        String filter = String.valueOf(requirement.getDirectives().get("filter"));
        String key = "(" + PackageNamespace.PACKAGE_NAMESPACE + "=";
        int at = filter.indexOf(key);
        return at < 0 ? "" : filter.substring(at + key.length(), filter.indexOf(')', at));
    }

    /** Who would use one of these packages, by name. */
    List<String> waitingFor(List<String> packages) {
        TreeSet<String> names = new TreeSet<>();
        packages.forEach(one -> names.addAll(waiting.getOrDefault(one, List.of())));
        return List.copyOf(names);
    }
}
