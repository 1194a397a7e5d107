package org.rawat.catalogue.fhir.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A file with a secret in its first line. It is read each time, so that a renewed one counts at
 * once, and only while nobody but its owner may read it.
 */
record Secret(Path file) {
    private static final long LONGEST = 16_384;
    private static final Set<PosixFilePermission> ALLOWED =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** The secret; one line of visible ASCII, as a header can carry it. */
    String read() throws PharmacyException {
        try {
            if (!Files.isRegularFile(file)) {
                throw wrong("is not there");
            }
            if (!ALLOWED.containsAll(Files.getPosixFilePermissions(file))) {
                throw wrong("may be read by others than its owner");
            }
            if (Files.size(file) > LONGEST) {
                throw wrong("is too long for a secret");
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw wrong("must hold one line of letters, digits and signs without spaces");
            }
            return text;
        } catch (PharmacyException known) {
            throw known;
        } catch (IOException | UnsupportedOperationException e) {
            throw wrong("cannot be read");
        }
    }

    private PharmacyException wrong(String what) {
        return new PharmacyException(Fault.SECRET, "is not asked: " + file + " " + what);
    }

    /** Never the secret itself. */
    @Override
    public String toString() {
        return file.toString();
    }
}
