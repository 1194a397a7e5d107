package org.rawat.itests;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A vendor's workshop: compiles against nothing but the api jars of the unpacked archive and OSGi's
 * annotations, and makes a bundle of it with bnd. No module of this build takes part.
 */
final class VendorJar {
    private VendorJar() {}

    /**
     * @param archive whose api jars to compile against
     * @param headers further manifest headers
     * @return the jar, in the archive's folder
     */
    static Path make(Archive archive, String name, Map<String, String> headers) {
        try {
            Path work = Files.createDirectories(archive.home().resolve("vendor/" + name));
            List<File> apis = apis(archive);
            compile(work, apis);
            return bundle(work, apis, name, headers);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<File> apis(Archive archive) throws IOException {
        List<File> jars = new ArrayList<>();
        try (Stream<Path> files = Files.walk(archive.home().resolve("system/org/rawat"))) {
            files.filter(
                            file ->
                                    file.toString()
                                            .matches(".*/org\\.rawat\\.([a-z]+\\.)?api-.*\\.jar"))
                    .forEach(file -> jars.add(file.toFile()));
        }
        for (Class<?> annotation :
                List.of(
                        org.osgi.service.component.annotations.Component.class,
                        org.jspecify.annotations.Nullable.class)) {
            jars.add(
                    new File(
                            annotation
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .getPath()));
        }
        return jars;
    }

    private static void compile(Path work, List<File> apis) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-d",
                                work.resolve("classes").toString(),
                                "--release",
                                "17",
                                "-proc:none",
                                "-classpath",
                                String.join(
                                        File.pathSeparator,
                                        apis.stream().map(File::getPath).toList())));
        try (Stream<Path> sources = Files.walk(Path.of(System.getProperty("rawat.vendor")))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> arguments.add(file.toString()));
        }
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError("the vendor's sources do not compile");
        }
    }

    private static Path bundle(Path work, List<File> apis, String name, Map<String, String> headers)
            throws IOException {
        try (Builder builder = new Builder()) {
            builder.setProperty("Bundle-SymbolicName", name);
            builder.setProperty("Bundle-Version", "1.2.3");
            builder.setProperty("Private-Package", "id.example.*");
            builder.setProperty("-noimportjava", "true");
            headers.forEach(builder::setProperty);
            builder.addClasspath(work.resolve("classes").toFile());
            builder.addClasspath(apis);
            try (Jar jar = builder.build()) {
                if (!builder.getErrors().isEmpty()) {
                    throw new AssertionError(builder.getErrors());
                }
                Path made = work.resolve(name + ".jar");
                jar.write(made.toFile());
                return made;
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
