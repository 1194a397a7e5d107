package org.rawat.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of a few megabytes in a folder, to be filled. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Mounts it where that is allowed (root, with the right to mount); else empty. */
    static Optional<SmallDisk> at(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean mounted =
                "root".equals(System.getProperty("user.name"))
                        && run(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "mode=755,size=" + megabytes + "m",
                                "rawat-small-disk",
                                folder.toString());
        return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    /** Takes all that is left. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (byte[] block = new byte[65_536]; ; ) {
                out.write(block);
            }
        } catch (IOException full) {
            assertFull(full);
        }
    }

    private static void assertFull(IOException e) {
        if (!String.valueOf(e.getMessage()).contains("No space left")) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it back. */
    void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!run("umount", folder.toString())) {
            run("umount", "-l", folder.toString());
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
