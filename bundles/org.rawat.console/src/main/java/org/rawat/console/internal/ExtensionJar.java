package org.rawat.console.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.apache.felix.utils.manifest.Attribute;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * What a vendor's jar says of itself in its manifest (OSGi Core 8, chapter 3).
 *
 * @param name its symbolic name
 * @param version its version
 * @param fragment whether it would become a part of another bundle
 * @param imports the packages that it needs; without those that it could live without
 * @param exports the packages that it offers
 * @param services the interfaces of which it says that it offers services
 */
record ExtensionJar(
        String name,
        Version version,
        boolean fragment,
        List<Import> imports,
        List<String> exports,
        List<String> services) {
    static final long SIZE_MAX = 64L << 20;

    /** A package that is needed, in which versions. */
    record Import(String name, VersionRange versions) {}

    ExtensionJar {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        services = List.copyOf(services);
    }

    /** Reads a file that may be anything. */
    static ExtensionJar read(Path file) throws Refusal {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal(file + " is no file that Rawat can read.");
        }
        try {
            if (Files.size(file) > SIZE_MAX) {
                throw new Refusal(file + " is larger than " + (SIZE_MAX >> 20) + " MiB.");
            }
            try (JarFile jar = new JarFile(file.toFile())) {
                Manifest manifest = jar.getManifest();
                if (manifest == null) {
                    throw new Refusal(file + " has no manifest.");
                }
                return of(manifest.getMainAttributes(), file);
            }
        } catch (ZipException e) {
            throw new Refusal(file + " is no jar: " + Sentences.of(e) + ".", e);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be read: " + Sentences.of(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    file + " has a manifest that breaks OSGi's rules: " + Sentences.of(e) + ".", e);
        }
    }

    private static ExtensionJar of(Attributes manifest, Path file) throws Refusal {
        Clause[] names = clauses(manifest.getValue("Bundle-SymbolicName"));
        if (names.length != 1 || !"2".equals(manifest.getValue("Bundle-ManifestVersion"))) {
            throw new Refusal(
                    file
                            + " is no OSGi bundle: its manifest needs Bundle-ManifestVersion: 2 and"
                            + " one Bundle-SymbolicName.");
        }
        String name = names[0].getName();
        if (!name.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*") || name.length() > 200) {
            throw new Refusal(file + " has a Bundle-SymbolicName that breaks OSGi's rules.");
        }
        return new ExtensionJar(
                name,
                Version.parseVersion(manifest.getValue("Bundle-Version")),
                manifest.getValue("Fragment-Host") != null,
                imports(manifest),
                Stream.of(clauses(manifest.getValue("Export-Package")))
                        .map(Clause::getName)
                        .toList(),
                services(manifest));
    }

    private static List<Import> imports(Attributes manifest) {
        List<Import> imports = new ArrayList<>();
        for (Clause clause : clauses(manifest.getValue("Import-Package"))) {
            if (!"optional".equals(clause.getDirective("resolution"))) {
                String versions = clause.getAttribute("version");
                imports.add(
                        new Import(
                                clause.getName(),
                                new VersionRange(versions == null ? "0" : versions)));
            }
        }
        return imports;
    }

    private static List<String> services(Attributes manifest) {
        List<String> services = new ArrayList<>();
        for (Clause clause : clauses(manifest.getValue("Provide-Capability"))) {
            if (clause.getName().equals("osgi.service")) {
                Arrays.stream(clause.getAttributes())
                        .filter(attribute -> attribute.getName().startsWith("objectClass"))
                        .map(Attribute::getValue)
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .forEach(services::add);
            }
        }
        return services;
    }

    private static Clause[] clauses(@Nullable String header) {
        return header == null ? new Clause[0] : Parser.parseHeader(header);
    }

    /**
     * What speaks against adding it, one sentence each; empty when nothing does.
     *
     * @param offered which versions of a package there are, by package
     * @param exporters who offers a package, by package
     */
    List<String> objections(Map<String, List<Version>> offered, Map<String, String> exporters) {
        List<String> objections = new ArrayList<>();
        if (name.equals("org.rawat") || name.startsWith("org.rawat.")) {
            objections.add("The name " + name + " belongs to Rawat: give it one of your own.");
        }
        if (fragment) {
            objections.add("It is a fragment and would change another bundle.");
        }
        for (Import wanted : imports) {
            List<Version> there = offered.getOrDefault(wanted.name(), List.of());
            if (exports.contains(wanted.name()) || wanted.name().startsWith("java.")) {
                continue;
            }
            if (there.isEmpty()) {
                objections.add("It needs the package " + wanted.name() + ", which is not there.");
            } else if (there.stream().noneMatch(wanted.versions()::includes)) {
                objections.add(
                        "It needs the package "
                                + wanted.name()
                                + " in "
                                + wanted.versions()
                                + "; this Rawat has "
                                + there
                                + ".");
            }
        }
        for (String offer : exports) {
            String exporter = exporters.get(offer);
            if (exporter != null && !exporter.equals(name)) {
                objections.add(
                        "It offers the package " + offer + ", which " + exporter + " offers too.");
            }
        }
        return objections;
    }
}
