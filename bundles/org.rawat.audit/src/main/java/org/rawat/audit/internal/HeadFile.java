package org.rawat.audit.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the head of the chain outside the database, so that a cut tail is noticed. When a loss is
 * noticed, the seal that proves it is kept beside the head under a name of its own: chaining goes
 * on, and the loss stays visible until clinic IT takes that file away.
 */
final class HeadFile {
    private static final String HEAD = "head";
    private static final String LOST = "lost-";

    private final Path folder;

    HeadFile(Path folder) {
        this.folder = folder;
    }

    /** The seal of the head, or empty when there is none yet. */
    Optional<Seal> head(AuditKey key) throws IOException {
        try {
            return Optional.of(read(key, folder.resolve(HEAD)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The head and every seal that proves a loss. */
    List<Seal> all(AuditKey key) throws IOException {
        List<Seal> seals = new ArrayList<>();
        head(key).ifPresent(seals::add);
        for (Path file : losses()) {
            seals.add(read(key, file));
        }
        return seals;
    }

    /** The files that prove a loss. */
    List<Path> losses() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(LOST))
                    .sorted()
                    .toList();
        }
    }

    void seal(AuditKey key, Link head) throws IOException {
        write(key, Seal.over(head), HEAD);
    }

    void keepProof(AuditKey key, Seal lost) throws IOException {
        write(key, lost, LOST + lost.missingFrom() + "-" + lost.head().number());
    }

    /** Keeps a head that is not as Rawat wrote it among the proofs, so that a new one can begin. */
    void setBrokenAside() throws IOException {
        Files.move(
                folder.resolve(HEAD),
                folder.resolve(LOST + HEAD),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(AuditKey key, Seal seal, String name) throws IOException {
        OwnerOnly.folder(folder);
        String text =
                seal.head().number()
                        + " "
                        + HexFormat.of().formatHex(seal.head().hash())
                        + " "
                        + seal.missingFrom()
                        + " "
                        + HexFormat.of().formatHex(key.seal(seal))
                        + "\n";
        Path fresh = folder.resolve(name + ".new");
        OwnerOnly.write(fresh, text.getBytes(StandardCharsets.US_ASCII));
        Files.move(
                fresh,
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static Seal read(AuditKey key, Path file) throws IOException {
        String[] parts = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ");
        try {
            Seal seal =
                    new Seal(
                            new Link(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1])),
                            Long.parseLong(parts[2]));
            if (MessageDigest.isEqual(key.seal(seal), HexFormat.of().parseHex(parts[3]))) {
                return seal;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new BrokenSeal(file, e);
        }
        throw new BrokenSeal(file, null);
    }
}
