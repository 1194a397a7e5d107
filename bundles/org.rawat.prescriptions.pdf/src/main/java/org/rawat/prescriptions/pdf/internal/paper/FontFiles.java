package org.rawat.prescriptions.pdf.internal.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The fonts (DejaVu Sans Condensed: Latin, Greek, Cyrillic, Hebrew, Arabic), read once. */
final class FontFiles {
    private final byte[] regular = read("DejaVuSansCondensed.ttf");
    private final byte[] bold = read("DejaVuSansCondensed-Bold.ttf");

    byte[] regular() {
        return regular;
    }

    byte[] bold() {
        return bold;
    }

    private static byte[] read(String name) {
        try (InputStream in = FontFiles.class.getResourceAsStream("/fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks fonts/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
