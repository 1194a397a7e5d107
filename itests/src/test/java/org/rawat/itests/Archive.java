package org.rawat.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The built archive, unpacked into an empty folder, started and used as clinic IT does. */
final class Archive {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Archive shared;

    private final Path home;
    private final int port;
    private final int sshPort;
    private Process process;
    private String pastLog = "";

    private Archive(Path home, int port, int sshPort) {
        this.home = home;
        this.port = port;
        this.sshPort = sshPort;
    }

    /** The one that most tests share: started on first use, stopped with the process. */
    static synchronized Archive shared() {
        if (shared == null) {
            shared = unpack("clinic");
            shared.start();
            shared.untilReady();
        }
        return shared;
    }

    /** The log of the shared one; empty while it was not needed. */
    static synchronized String sharedLog() {
        return shared == null ? "" : shared.log();
    }

    /** Unpacks afresh under a name, on free ports, with the tests' clock. */
    static Archive unpack(String name) {
        Path into = Path.of(System.getProperty("rawat.work"), name);
        try {
            delete(into);
            Files.createDirectories(into);
            run(into, "tar", "-xzf", archive().toString(), "--strip-components=1");
            Archive made = new Archive(into, freePort(), freePort());
            made.configure();
            Runtime.getRuntime().addShutdownHook(new Thread(made::stop));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path archive() {
        Path archive = Path.of(System.getProperty("rawat.archive")).normalize();
        if (!Files.exists(archive)) {
            throw new IllegalStateException("the archive is not built: " + archive.getFileName());
        }
        return archive;
    }

    private void configure() throws IOException {
        set("etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", "" + port);
        set("etc/org.apache.karaf.shell.cfg", "sshPort", "" + sshPort);
        Path jar = home.resolve("system/org/rawat/test-clock/1/test-clock-1.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.rawat.itests.clock");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", "org.rawat.itests.clock.ClockActivator");
        main.putValue("Import-Package", "org.osgi.framework");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String one : List.of("ClockActivator", "ClockActivator$FileClock")) {
                String entry = "org/rawat/itests/clock/" + one + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (var in = Archive.class.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
            }
        }
        Path startup = home.resolve("etc/startup.properties");
        Files.writeString(
                startup, Files.readString(startup) + "\nmvn\\:org.rawat/test-clock/1 = 25\n");
    }

    /** Sets a key in a file of etc, whether it stands there (even commented out) or not. */
    void set(String file, String key, String value) {
        try {
            Path path = home.resolve(file);
            List<String> lines = new ArrayList<>();
            for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
                if (!line.matches("#?\\s*" + key.replace(".", "\\.") + "\\s*=.*")) {
                    lines.add(line);
                }
            }
            lines.add(key + " = " + value);
            Files.write(path, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    Path var() {
        return home.resolve("var");
    }

    int port() {
        return port;
    }

    String url() {
        return "http://localhost:" + port;
    }

    void start() {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(home.resolve("bin/rawat").toString(), "run")
                            .directory(home.toFile())
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            home.resolve("console.out").toFile()));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean running() {
        return process != null && process.isAlive();
    }

    /** Waits until a page that needs the database answers. */
    void untilReady() {
        until(
                Duration.ofSeconds(120),
                "ready",
                () -> {
                    if (!running()) {
                        throw new AssertionError("Rawat ended: " + read("console.out"));
                    }
                    return status("/health/ready") == 200;
                });
    }

    int status(String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(url() + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops as clinic IT does, by a signal, and waits. */
    void stop() {
        if (running()) {
            process.toHandle().destroy();
            end(Duration.ofSeconds(40));
        }
    }

    /** Kills Rawat's Java, as a power cut would; the database's own processes live on. */
    void kill() {
        process.descendants().filter(Archive::isJava).forEach(ProcessHandle::destroyForcibly);
        if (isJava(process.toHandle())) {
            process.destroyForcibly();
        }
        end(Duration.ofSeconds(20));
    }

    /** Rawat's own process, without the database's. */
    ProcessHandle java() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(Archive::isJava)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isJava(ProcessHandle handle) {
        return handle.info().command().map(command -> command.endsWith("/java")).orElse(false);
    }

    private void end(Duration deadline) {
        try {
            if (!process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Rawat did not stop within " + deadline);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs one command in Rawat's console through bin/client, as on a service. */
    String client(String command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(home.resolve("bin/rawat").toString(), "client")
                            .directory(home.toFile())
                            .redirectErrorStream(true);
            Process client = builder.start();
            client.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().close();
            String out = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            client.waitFor();
            return out.replaceAll("\u001B\\[[;\\d?]*[A-Za-z]", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything it has said, a clean start before included. */
    String log() {
        return pastLog + read("data/log/karaf.log");
    }

    /** Forgets what the container keeps for itself, as an upgrade does; stopped. */
    void clean() {
        pastLog = log();
        try {
            delete(home.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            Path path = home.resolve(file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the clinic's clock so that it now shows this time. */
    void moveClockTo(Instant now) {
        try {
            Path file = var().resolve("test-clock");
            Path next = var().resolve("test-clock.next");
            Files.writeString(next, "" + Duration.between(Instant.now(), now).toSeconds());
            Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Polls until the condition holds; never longer than the deadline. */
    static void until(Duration deadline, String what, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not " + what + " within " + deadline);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
