package org.rawat.audit.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the audit key lies: outside the database, readable by Rawat's own account only. */
final class KeyFile {
    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the key, or makes it when the database has never seen one.
     *
     * @param known the id of the key that the database's records were made with, if any
     * @throws Unusable with a sentence for clinic IT: the file cannot be read or made, is missing,
     *     or is another one
     */
    AuditKey open(Optional<String> known) {
        try {
            return openOrCreate(known);
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read or made (" + e + ")", e);
        }
    }

    private AuditKey openOrCreate(Optional<String> known) throws IOException {
        if (Files.exists(file)) {
            AuditKey key = read();
            if (known.isPresent() && !known.get().equals(key.id())) {
                throw new Unusable(
                        file + " is not the key with which this database's record was made", null);
            }
            return key;
        }
        if (known.isPresent()) {
            throw new Unusable(
                    file + " is missing, with which this database's record was made", null);
        }
        return create();
    }

    private AuditKey read() throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            return new AuditKey(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new Unusable(file + " does not hold an audit key", e);
        }
    }

    private AuditKey create() throws IOException {
        byte[] secret = new byte[AuditKey.BYTES];
        new SecureRandom().nextBytes(secret);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            OwnerOnly.folder(folder);
        }
        // Whole or not at all: half a key would look like a wrong one at the next start.
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        OwnerOnly.write(
                fresh,
                (Base64.getEncoder().encodeToString(secret) + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return new AuditKey(secret);
    }

    /** The key cannot be had; the message is a sentence without its full stop. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }
}
