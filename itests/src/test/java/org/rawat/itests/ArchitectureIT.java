package org.rawat.itests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The house of the design, proved over the finished jars. */
@Tag("quick")
@Order(1)
class ArchitectureIT {
    private static final Set<String> INFRASTRUCTURE =
            Set.of(
                    "org.rawat.api",
                    "org.rawat.persistence.api",
                    "org.rawat.web.api",
                    "org.rawat.audit.api",
                    "org.rawat.realtime.api",
                    "org.rawat.realtime.api.spi");

    /** Which domain APIs a bundle may know: one direction only. */
    private static final Map<String, Set<String>> KNOWS =
            Map.ofEntries(
                    Map.entry("org.rawat.audit", Set.of("org.rawat.identity.api")),
                    Map.entry("org.rawat.identity", Set.of("org.rawat.identity.api")),
                    Map.entry(
                            "org.rawat.appointments",
                            Set.of("org.rawat.identity.api", "org.rawat.appointments.api")),
                    Map.entry(
                            "org.rawat.catalogue",
                            Set.of(
                                    "org.rawat.identity.api",
                                    "org.rawat.catalogue.api",
                                    "org.rawat.catalogue.api.spi")),
                    Map.entry(
                            "org.rawat.catalogue.fhir",
                            Set.of("org.rawat.catalogue.api", "org.rawat.catalogue.api.spi")),
                    Map.entry(
                            "org.rawat.prescriptions",
                            Set.of(
                                    "org.rawat.identity.api",
                                    "org.rawat.appointments.api",
                                    "org.rawat.catalogue.api",
                                    "org.rawat.prescriptions.api",
                                    "org.rawat.prescriptions.api.dosage")),
                    Map.entry(
                            "org.rawat.prescriptions.pdf",
                            Set.of(
                                    "org.rawat.identity.api",
                                    "org.rawat.appointments.api",
                                    "org.rawat.catalogue.api",
                                    "org.rawat.prescriptions.api",
                                    "org.rawat.prescriptions.api.dosage")),
                    Map.entry(
                            "org.rawat.prescriptions.rules",
                            Set.of("org.rawat.identity.api", "org.rawat.prescriptions.api.spi")),
                    Map.entry(
                            "org.rawat.conversations",
                            Set.of(
                                    "org.rawat.identity.api",
                                    "org.rawat.appointments.api",
                                    "org.rawat.conversations.api")),
                    Map.entry(
                            "org.rawat.calls",
                            Set.of(
                                    "org.rawat.identity.api",
                                    "org.rawat.appointments.api",
                                    "org.rawat.conversations.api",
                                    "org.rawat.calls.api",
                                    "org.rawat.calls.api.spi")),
                    Map.entry(
                            "org.rawat.chat",
                            Set.of(
                                    "org.rawat.identity.api",
                                    "org.rawat.appointments.api",
                                    "org.rawat.conversations.api")),
                    Map.entry("org.rawat.console", Set.of("org.rawat.identity.api")),
                    Map.entry(
                            "org.rawat.demo",
                            Set.of(
                                    "org.rawat.identity.api",
                                    "org.rawat.appointments.api",
                                    "org.rawat.conversations.api")),
                    Map.entry("org.rawat.web", Set.of()),
                    Map.entry("org.rawat.persistence", Set.of()),
                    Map.entry("org.rawat.postgres", Set.of()),
                    Map.entry("org.rawat.api", Set.of()),
                    Map.entry("org.rawat.persistence.api", Set.of()),
                    Map.entry("org.rawat.web.api", Set.of()),
                    Map.entry("org.rawat.audit.api", Set.of()),
                    Map.entry("org.rawat.realtime", Set.of("org.rawat.identity.api")),
                    Map.entry("org.rawat.realtime.api", Set.of()),
                    Map.entry("org.rawat.identity.api", Set.of()),
                    Map.entry("org.rawat.appointments.api", Set.of("org.rawat.identity.api")),
                    Map.entry("org.rawat.catalogue.api", Set.of()),
                    Map.entry("org.rawat.conversations.api", Set.of("org.rawat.appointments.api")),
                    Map.entry("org.rawat.calls.api", Set.of("org.rawat.conversations.api")),
                    Map.entry(
                            "org.rawat.prescriptions.api",
                            Set.of(
                                    "org.rawat.identity.api",
                                    "org.rawat.appointments.api",
                                    "org.rawat.catalogue.api")));

    private static final Map<String, Manifest> OURS = new TreeMap<>();
    private static final Map<String, Manifest> SHIPPED = new TreeMap<>();
    private static final Set<String> LATER =
            Set.of(
                    "org.rawat.catalogue",
                    "org.rawat.catalogue.fhir",
                    "org.rawat.prescriptions",
                    "org.rawat.prescriptions.rules",
                    "org.rawat.prescriptions.pdf",
                    "org.rawat.conversations",
                    "org.rawat.chat",
                    "org.rawat.calls",
                    "org.rawat.demo");

    @BeforeAll
    static void readTheArchive() throws IOException {
        Path system = Archive.shared().home().resolve("system");
        try (Stream<Path> files = Files.walk(system)) {
            for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                try (JarFile opened = new JarFile(jar.toFile())) {
                    Manifest manifest = opened.getManifest();
                    String name = name(manifest);
                    if (name != null && !name.equals("org.rawat.itests.clock")) {
                        SHIPPED.put(name, manifest);
                        if (name.startsWith("org.rawat.") && !name.startsWith("org.rawat.lib.")) {
                            OURS.put(name, manifest);
                        }
                    }
                }
            }
        }
        assertThat(OURS).hasSizeGreaterThan(15);
    }

    @Test
    void everyBundleKnowsOnlyWhatItsRoleAllows() {
        List<String> broken = new ArrayList<>();
        OURS.forEach(
                (name, manifest) -> {
                    Set<String> allowed = new TreeSet<>(INFRASTRUCTURE);
                    allowed.addAll(
                            KNOWS.getOrDefault(name, Set.of("a row of its own in this test")));
                    for (String imported : header(manifest, "Import-Package").keySet()) {
                        if (imported.startsWith("org.rawat.")
                                && !imported.startsWith(name + ".")
                                && !imported.equals(name)
                                && !allowed.contains(imported)) {
                            broken.add(name + " imports " + imported);
                        }
                    }
                });
        assertThat(broken).isEmpty();
    }

    @Test
    void anApiIsFreeOfImplementationPersistenceAndWeb() {
        List<String> broken = new ArrayList<>();
        OURS.forEach(
                (name, manifest) -> {
                    if (!name.endsWith("api")) {
                        return;
                    }
                    for (String imported : header(manifest, "Import-Package").keySet()) {
                        if (imported.startsWith("jakarta.")
                                || imported.startsWith("org.apache.")
                                || imported.startsWith("com.")) {
                            broken.add(name + " imports " + imported);
                        }
                    }
                });
        assertThat(broken).isEmpty();
    }

    @Test
    void onlyApisExportAndEveryExportHasAVersion() {
        List<String> broken = new ArrayList<>();
        OURS.forEach(
                (name, manifest) ->
                        header(manifest, "Export-Package")
                                .forEach(
                                        (exported, attrs) -> {
                                            if (!name.endsWith("api")) {
                                                broken.add(name + " exports " + exported);
                                            }
                                            if (attrs.getVersion() == null
                                                    || attrs.getVersion().startsWith("0")) {
                                                broken.add(exported + " has no version");
                                            }
                                            if (exported.contains(".internal")) {
                                                broken.add(exported + " is internal");
                                            }
                                        }));
        assertThat(broken).isEmpty();
    }

    @Test
    void nothingOfOursImportsOptionally() {
        List<String> broken = new ArrayList<>();
        OURS.forEach(
                (name, manifest) -> optional(manifest).forEach(p -> broken.add(name + " " + p)));
        SHIPPED.forEach(
                (name, manifest) -> {
                    if (name.startsWith("org.rawat.lib.")) {
                        optional(manifest).forEach(p -> broken.add(name + " " + p));
                    }
                });
        assertThat(broken).isEmpty();
    }

    /**
     * What a later install could satisfy would be refreshed by it: so later bundles export nothing.
     */
    @Test
    void noOptionalImportOfAThirdPartyCanBeSatisfiedByAFunctionInstalledLater() {
        Set<String> exportedLater = new TreeSet<>();
        LATER.forEach(
                name -> {
                    assertThat(OURS).containsKey(name);
                    exportedLater.addAll(header(OURS.get(name), "Export-Package").keySet());
                });
        List<String> broken = new ArrayList<>();
        SHIPPED.forEach(
                (name, manifest) -> {
                    if (header(manifest, "DynamicImport-Package").containsKey("*")
                            && name.startsWith("org.rawat")) {
                        broken.add(name + " imports dynamically");
                    }
                    optional(manifest).stream()
                            .filter(exportedLater::contains)
                            .forEach(p -> broken.add(name + " would be refreshed by " + p));
                });
        assertThat(broken).isEmpty();
        assertThat(exportedLater).isEmpty();
    }

    @Test
    void folderArtifactAndSymbolicNameAreOneString() throws IOException {
        Path bundles = Path.of(System.getProperty("rawat.bundles"));
        for (String name : OURS.keySet()) {
            assertThat(bundles.resolve(name)).isDirectory();
        }
    }

    @Test
    void webAndServiceAndStorePointOneWay() {
        JavaClasses classes = classes();
        noClasses()
                .that()
                .resideInAPackage("..internal.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal.web..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("..internal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal.web..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("..internal.web..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Entity")
                .check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(classes);
    }

    @Test
    void noClassIsTooLongToRead() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("rawat.bundles")))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java"))
                            .filter(f -> f.toString().contains("/src/main/"))
                            .toList()) {
                long lines = linesOfCode(file);
                if (lines > 300) {
                    broken.add(file.getFileName() + " has " + lines + " lines");
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** OpenJPA reads an empty UUID again at each look at its entity; a key class has no columns. */
    @Test
    void noEntityHoldsAnIdThatMayBeEmptyAsUuid() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("rawat.bundles")))) {
            for (Path file : files.filter(f -> f.toString().endsWith("Entity.java")).toList()) {
                assertThat(Files.readString(file))
                        .as("%s", file)
                        .doesNotContainPattern("private @Nullable UUID \\w+;");
            }
        }
    }

    /** Documentation and blank lines do not make a class longer to understand. */
    private static long linesOfCode(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> !line.startsWith("*") && !line.startsWith("/*"))
                .filter(line -> !line.startsWith("//") && !line.startsWith("import "))
                .count();
    }

    private static JavaClasses classes() {
        Path bundles = Path.of(System.getProperty("rawat.bundles"));
        List<Path> folders =
                OURS.keySet().stream()
                        .map(name -> bundles.resolve(name + "/target/classes"))
                        .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    private static Set<String> optional(Manifest manifest) {
        Set<String> found = new TreeSet<>();
        for (Map.Entry<String, Attrs> imported : header(manifest, "Import-Package").entrySet()) {
            if ("optional".equals(imported.getValue().get("resolution:"))) {
                found.add(imported.getKey());
            }
        }
        return found;
    }

    private static String name(Manifest manifest) {
        String name =
                manifest == null
                        ? null
                        : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
        return name == null ? null : name.split(";")[0].strip();
    }

    private static Parameters header(Manifest manifest, String name) {
        return OSGiHeader.parseHeader(manifest.getMainAttributes().getValue(name));
    }
}
