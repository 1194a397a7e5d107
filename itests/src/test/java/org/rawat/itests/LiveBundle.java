package org.rawat.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The tests' own function behind the socket, in a running archive for as long as it is open. */
final class LiveBundle implements AutoCloseable {
    private static final String NAME = "org.rawat.itests.live";

    private final Archive archive;

    LiveBundle(Archive archive) {
        this.archive = archive;
        String said = archive.client("bundle:install -s " + jar().toUri());
        Archive.until(
                Duration.ofSeconds(20),
                "started, console said: " + said,
                () -> archive.client("bundle:list -s | grep " + NAME).contains("Active"));
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("rawat.work"), "test-live.jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", NAME);
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", NAME + ".EchoActivator");
        main.putValue(
                "Import-Package",
                "org.osgi.framework,org.rawat.api,org.rawat.persistence.api,"
                        + "org.rawat.realtime.api,org.rawat.realtime.api.spi");
        List<String> classes =
                List.of(
                        "EchoActivator",
                        "EchoActivator$Echo",
                        "EchoActivator$Said",
                        "EchoActivator$Append",
                        "EchoActivator$Reader");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String one : classes) {
                String entry = NAME.replace('.', '/') + "/" + one + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in =
                        LiveBundle.class.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    @Override
    public void close() {
        archive.client("bundle:uninstall " + NAME);
    }
}
