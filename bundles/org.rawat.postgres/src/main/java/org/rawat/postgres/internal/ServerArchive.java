package org.rawat.postgres.internal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks the server's archive: a tar (POSIX.1-1988 ustar: files, folders, symbolic links and
 * nothing else).
 */
final class ServerArchive {
    private static final int BLOCK = 512;

    private ServerArchive() {}

    static void unpack(InputStream archive, Path target) throws IOException {
        try (InputStream tar = new BufferedInputStream(archive, 1 << 16)) {
            byte[] header = new byte[BLOCK];
            while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                Path path = target.resolve(text(header, 0, 100)).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("an entry leads out of the archive's folder");
                }
                unpack(tar, header, path);
            }
        }
    }

    private static void unpack(InputStream tar, byte[] header, Path path) throws IOException {
        long size = Long.parseLong(text(header, 124, 12).strip(), 8);
        switch (header[156]) {
            case '5' -> folder(path);
            case '2' -> {
                folder(parent(path));
                Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
            }
            case '0' -> {
                folder(parent(path));
                try (OutputStream out = Files.newOutputStream(path)) {
                    copy(tar, out, size);
                }
                boolean program = (Integer.parseInt(text(header, 100, 8).strip(), 8) & 0100) != 0;
                // Whatever the umask is: another account than Rawat's may have to run these.
                allow(path, program ? "rwxr-xr-x" : "rw-r--r--");
                tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            }
            default -> throw new IOException("an entry of the archive is of an unknown type");
        }
    }

    private static void copy(InputStream in, OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = size; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the archive ends too early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("an entry of the archive has no folder");
        }
        return parent;
    }

    private static void folder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            allow(path, "rwxr-xr-x");
        }
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.US_ASCII);
    }
}
