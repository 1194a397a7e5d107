package org.rawat.web.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** The files of an installed bundle. */
final class OsgiBundleFiles implements BundleFiles {
    private final Bundle bundle;

    OsgiBundleFiles(Bundle bundle) {
        this.bundle = bundle;
    }

    @Override
    public String name() {
        return Objects.requireNonNullElse(
                bundle.getSymbolicName(), "bundle-" + bundle.getBundleId());
    }

    @Override
    public Optional<byte[]> read(String path) {
        URL url = bundle.getEntry(path);
        if (url == null) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> list(String folder) {
        Enumeration<URL> found = bundle.findEntries(folder, "*", true);
        return found == null
                ? List.of()
                : Collections.list(found).stream()
                        .map(URL::getPath)
                        .filter(path -> !path.endsWith("/"))
                        .sorted()
                        .toList();
    }
}
