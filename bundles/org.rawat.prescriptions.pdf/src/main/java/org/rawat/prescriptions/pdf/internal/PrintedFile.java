package org.rawat.prescriptions.pdf.internal;

import org.rawat.api.PersonId;

/**
 * A prescription as a file.
 *
 * @param code the code printed on it
 * @param language {@code id} or {@code en}
 * @param content its bytes
 * @param patient whose it is
 */
public record PrintedFile(String code, String language, byte[] content, PersonId patient) {}
