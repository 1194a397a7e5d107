package org.rawat.web.internal.page;

import java.util.List;
import java.util.Optional;

/** The files inside one bundle. */
public interface BundleFiles {
    /** The bundle's symbolic name. */
    String name();

    /** The content of a file by its path inside the bundle. */
    Optional<byte[]> read(String path);

    /** The paths of all files below a folder. */
    List<String> list(String folder);
}
