package org.rawat.console.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code var/extensions}: each vendor's jar under its symbolic name and the beginning of its
 * SHA-256, beside the container's own data, so that it outlives a clean start and an upgrade. The
 * hash makes another jar another address: the container remembers what it read at an address.
 * Beside each stands the description by which the container installs it, made anew at each start
 * because it names a path.
 */
final class ExtensionFolder {
    private static final String JAR = ".jar";
    private static final String OLD = ".old";

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

    /** The kept jar of that name; null when there is none. */
    @Nullable Path jar(String name) throws IOException {
        return jars().stream().filter(file -> name.equals(name(file))).findFirst().orElse(null);
    }

    /** Whose jar it is. */
    static String name(Path jar) {
        return String.valueOf(jar.getFileName()).replaceFirst("@[0-9a-f]{16}\\.jar$", "");
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
                folder.resolve(name + "@" + hash(fresh) + JAR),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String hash(Path file) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets the present jar aside; null when there is none. */
    @Nullable Path setAside(String name) throws IOException {
        Path jar = jar(name);
        return jar == null
                ? null
                : Files.move(
                        jar,
                        jar.resolveSibling(jar.getFileName() + OLD),
                        StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts it back, and says where. */
    Path takeBack(String name, Path aside) throws IOException {
        Path refused = jar(name);
        if (refused != null) {
            Files.delete(refused);
        }
        String former = String.valueOf(aside.getFileName());
        return Files.move(
                aside,
                aside.resolveSibling(former.substring(0, former.length() - OLD.length())),
                StandardCopyOption.REPLACE_EXISTING);
    }

    void forget(String name) throws IOException {
        Path jar = jar(name);
        if (jar != null) {
            Files.delete(jar);
        }
        Files.deleteIfExists(description(name));
    }

    /** Removes the description of one that is not kept. */
    void forgetDescriptionOfStranger(String name) throws IOException {
        if (jar(name) == null) {
            Files.deleteIfExists(description(name));
        }
    }

    Path description(String name) {
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
