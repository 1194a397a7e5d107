package org.rawat.prescriptions.pdf.internal.store;

import java.time.Instant;

/**
 * A file as it was handed out.
 *
 * @param code the code that is printed on it
 * @param language {@code id} or {@code en}
 * @param content its bytes
 * @param sha256 their SHA-256 in lower-case hexadecimal, as it was when the file was made
 * @param madeAt when that was
 * @param seal over all of it
 */
public record PrintFile(
        String code, String language, byte[] content, String sha256, Instant madeAt, String seal) {}
