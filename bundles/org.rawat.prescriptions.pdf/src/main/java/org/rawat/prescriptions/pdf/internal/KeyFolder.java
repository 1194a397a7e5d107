package org.rawat.prescriptions.pdf.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;

/** {@code var/keys}: what only Rawat's user can read. */
public final class KeyFolder {
    private final Path folder;

    public KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** Rawat's own. */
    public static KeyFolder of(BundleContext context) {
        String var = context.getProperty("rawat.var");
        return new KeyFolder(Path.of(var == null ? "var" : var).resolve("keys"));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** The file's content; made (mode 0600) when there is no such file. */
    public byte[] readOrMake(String name, Supplier<byte[]> made) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                make(file, made.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    /** Under another name first, so that a crash leaves no half of a key. */
    private void make(Path file, byte[] content) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path next = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        try (SeekableByteChannel out =
                Files.newByteChannel(
                        next,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException("somebody else is making " + file, e);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
