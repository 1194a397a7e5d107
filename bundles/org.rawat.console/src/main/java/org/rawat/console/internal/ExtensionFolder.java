package org.rawat.console.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code var/extensions}: each vendor's jar under its symbolic name, beside the container's own
 * data, so that it outlives a clean start and an upgrade. Beside each stands the description by
 * which the container installs it, made anew at each start because it names a path.
 */
final class ExtensionFolder {
    private static final String JAR = ".jar";

    private final Path folder;

    ExtensionFolder(Path folder) {
        this.folder = folder;
    }

    /** The kept jars, by name. */
    List<Path> jars() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(JAR)).sorted().toList();
        }
    }

    Path jar(String name) {
        return folder.resolve(name + JAR);
    }

    /** Keeps a copy: whole or not at all. */
    Path keep(String name, Path source) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(name + ".new");
        Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return Files.move(
                fresh,
                jar(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Sets the present jar aside; false when there is none. */
    boolean setAside(String name) throws IOException {
        if (!Files.exists(jar(name))) {
            return false;
        }
        Files.move(jar(name), aside(name), StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    void takeBack(String name) throws IOException {
        Files.move(aside(name), jar(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path aside(String name) {
        return folder.resolve(name + ".old");
    }

    void forget(String name) throws IOException {
        Files.deleteIfExists(jar(name));
        Files.deleteIfExists(aside(name));
        Files.deleteIfExists(description(name));
    }

    /** Removes the description of one that is not kept. */
    void forgetDescriptionOfStranger(String name) throws IOException {
        if (!Files.exists(jar(name))) {
            Files.deleteIfExists(description(name));
        }
    }

    void forgetAside(String name) throws IOException {
        Files.deleteIfExists(aside(name));
    }

    private Path description(String name) {
        return folder.resolve(name + ".xml");
    }

    /** Writes the description of a feature with this one jar, and says where it is. */
    Path describe(ExtensionJar jar, Path file) throws IOException {
        Files.createDirectories(folder);
        String xml =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <features name="%1$s" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="%1$s" version="%2$s">
                    <bundle start-level="90">%3$s</bundle>
                  </feature>
                </features>
                """
                        .formatted(
                                ExtensionFeatures.name(jar),
                                jar.version(),
                                file.toAbsolutePath().toUri().toString().replace("&", "&amp;"));
        Path description = description(jar.name());
        Files.writeString(description, xml, StandardCharsets.UTF_8);
        return description;
    }
}
