package org.rawat.audit.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A seal is not as Rawat wrote it. */
final class BrokenSeal extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenSeal(Path file, @Nullable Throwable cause) {
        super(file + " is not as Rawat wrote it", cause);
    }
}
