package org.rawat.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class ExtensionJarTest {
    private static final Map<String, List<Version>> OFFERED =
            Map.of(
                    "org.rawat.catalogue.api.spi",
                    List.of(Version.valueOf("1.1.0")),
                    "org.slf4j",
                    List.of(Version.valueOf("1.7.36"), Version.valueOf("2.0.9")));
    private static final Map<String, String> EXPORTERS =
            Map.of("org.rawat.catalogue.api.spi", "org.rawat.catalogue.api", "org.slf4j", "pax");

    @TempDir Path folder;

    private Path jar(Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        Path file = folder.resolve("vendor.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream made = new JarOutputStream(out, manifest)) {
            made.finish();
        }
        return file;
    }

    private ExtensionJar bundle(String... more) throws Exception {
        Map<String, String> headers = new java.util.TreeMap<>();
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", "id.example.apotek;singleton:=true");
        headers.put("Bundle-Version", "1.2.3");
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return ExtensionJar.read(jar(headers));
    }

    private static List<String> objections(ExtensionJar jar) {
        return jar.objections(OFFERED, EXPORTERS);
    }

    @Test
    void whatAManifestSaysIsRead() throws Exception {
        ExtensionJar jar =
                bundle(
                        "Import-Package",
                        "org.rawat.catalogue.api.spi;version=\"[1.1,1.2)\",org.slf4j",
                        "Provide-Capability",
                        "osgi.service;objectClass:List<String>=\"a.B,c.D\";uses:=\"a\"");

        assertThat(jar.name()).isEqualTo("id.example.apotek");
        assertThat(jar.version()).isEqualTo(Version.valueOf("1.2.3"));
        assertThat(jar.services()).containsExactly("a.B", "c.D");
        assertThat(objections(jar)).isEmpty();
    }

    @Test
    void aPackageThatIsNotThereOrInAnotherVersionIsNamed() throws Exception {
        ExtensionJar jar =
                bundle(
                        "Import-Package",
                        "org.rawat.catalogue.api.spi;version=\"[2,3)\",id.elsewhere");

        assertThat(objections(jar))
                .containsExactly(
                        "It needs the package org.rawat.catalogue.api.spi in [2.0.0,3.0.0); this"
                                + " Rawat has [1.1.0].",
                        "It needs the package id.elsewhere, which is not there.");
    }

    @Test
    void whatItCanDoWithoutOrBringsItselfIsNoObjection() throws Exception {
        ExtensionJar jar =
                bundle(
                        "Import-Package",
                        "id.elsewhere;resolution:=optional,id.example.own,java.util",
                        "Export-Package",
                        "id.example.own");

        assertThat(objections(jar)).isEmpty();
    }

    @Test
    void namesOfRawatFragmentsAndPackagesOfOthersAreRefused() throws Exception {
        assertThat(objections(bundle("Bundle-SymbolicName", "org.rawat.chat")))
                .singleElement()
                .asString()
                .contains("belongs to Rawat");
        assertThat(objections(bundle("Fragment-Host", "org.rawat.web")))
                .singleElement()
                .asString()
                .contains("fragment");
        assertThat(objections(bundle("Export-Package", "org.slf4j")))
                .singleElement()
                .asString()
                .contains("pax offers too");
    }

    @Test
    void whatIsNoBundleIsRefusedInOneSentence() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        Path huge = folder.resolve("huge.jar");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(ExtensionJar.SIZE_MAX + 1);
        }
        refused(text, "is no jar");
        refused(huge, "larger than 64 MiB");
        refused(folder, "no file");
        refused(folder.resolve("absent.jar"), "no file");
        refused(jar(Map.of()), "no OSGi bundle");
        refused(jar(Map.of("Bundle-ManifestVersion", "2")), "no OSGi bundle");
        refused(
                jar(Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "../../etc/x")),
                "breaks OSGi's rules");
        refused(
                jar(
                        Map.of(
                                "Bundle-ManifestVersion",
                                "2",
                                "Bundle-SymbolicName",
                                "a.b",
                                "Bundle-Version",
                                "one")),
                "breaks OSGi's rules");
    }

    private static void refused(Path file, String words) {
        assertThatThrownBy(() -> ExtensionJar.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }
}
