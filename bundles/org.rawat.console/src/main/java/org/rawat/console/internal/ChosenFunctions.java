package org.rawat.console.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The functions that the clinic chose, one name on a line, in a file outside the container's own
 * data: they are there again after a clean start and after an upgrade. Lines that begin with # are
 * remarks.
 */
final class ChosenFunctions {
    private final Path file;

    ChosenFunctions(Path file) {
        this.file = file;
    }

    /** The names, in order; none when nobody has chosen yet. */
    Set<String> read() throws IOException {
        try {
            Set<String> names = new TreeSet<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String name = line.strip();
                if (!name.isEmpty() && !name.startsWith("#")) {
                    names.add(name);
                }
            }
            return names;
        } catch (NoSuchFileException e) {
            return Set.of();
        }
    }

    void add(Collection<String> names) throws IOException {
        Set<String> all = new TreeSet<>(read());
        if (all.addAll(names)) {
            write(all);
        }
    }

    void remove(Collection<String> names) throws IOException {
        Set<String> all = new TreeSet<>(read());
        if (all.removeAll(names)) {
            write(all);
        }
    }

    // Whole or not at all: a crash must not leave a clinic with half its functions.
    private void write(Set<String> names) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        String text = names.isEmpty() ? "" : String.join("\n", names) + "\n";
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
