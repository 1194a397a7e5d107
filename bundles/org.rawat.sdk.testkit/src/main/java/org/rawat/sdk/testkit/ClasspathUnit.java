package org.rawat.sdk.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.rawat.persistence.internal.UnitDescription;

/** Finds a unit's migrations and its persistence.xml on the class path of the test. */
final class ClasspathUnit {
    private static final ClassLoader LOADER = ClasspathUnit.class.getClassLoader();

    private ClasspathUnit() {}

    static List<URL> scripts(String unit) {
        String folder = "db/migration/" + unit;
        try {
            List<URL> scripts = new ArrayList<>();
            for (URL url : Collections.list(LOADER.getResources(folder))) {
                scripts.addAll(
                        url.getProtocol().equals("jar") ? inJar(url, folder) : inFolder(url));
            }
            if (scripts.isEmpty()) {
                throw new IllegalArgumentException("no migrations in " + folder);
            }
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<URL> inFolder(URL folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .map(file -> url(file.toUri()))
                    .toList();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<URL> inJar(URL url, String folder) throws IOException {
        JarURLConnection jar = (JarURLConnection) url.openConnection();
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(folder + "/") && name.endsWith(".sql"))
                .map(name -> url(URI.create("jar:" + jar.getJarFileURL() + "!/" + name)))
                .toList();
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A unit without a persistence.xml works in SQL only. */
    static UnitDescription description(String unit) {
        try {
            for (URL url : Collections.list(LOADER.getResources("META-INF/persistence.xml"))) {
                try {
                    return UnitDescription.read(url, unit);
                } catch (IllegalArgumentException e) {
                    continue;
                }
            }
            URL none = new URL("file:/META-INF/persistence.xml");
            return new UnitDescription(unit, List.of(), new Properties(), none);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
