package org.rawat.sdk.testkit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.rawat.persistence.api.DatabaseLocation;
import org.rawat.postgres.internal.CannotStart;
import org.rawat.postgres.internal.EmbeddedDatabase;
import org.rawat.postgres.internal.Installation;
import org.rawat.postgres.internal.Settings;

/**
 * The one PostgreSQL of this JVM: the product's own, started when first asked for and ended with
 * the JVM. An empty cluster is made once for each machine and copied, which takes a moment only.
 */
final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    private record Server(DatabaseLocation location, String superuserPassword) {}

    private static final class Running {
        static final Server SERVER = start();
    }

    private static Server start() {
        try {
            Path shared = shared();
            Path own = Files.createTempDirectory(shared, "run-");
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path template = template(shared);
            copy(template.resolve("data"), own);
            copy(template.resolve("passwords.properties"), own);
            Files.createSymbolicLink(
                    own.resolve(Installation.version()), template.resolve(Installation.version()));
            EmbeddedDatabase database = new EmbeddedDatabase(own, Settings.OF_A_TEST);
            DatabaseLocation location = database.open();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(database, own)));
            return new Server(location, superuserPassword(own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CannotStart e) {
            throw new IllegalStateException(e.sentence() + " " + e.remedy(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path shared() throws IOException {
        Path folder =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "rawat-test-"
                                + System.getProperty("user.name")
                                + "-"
                                + Installation.version());
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    /** Made by the first test on this machine, while the others wait. */
    private static Path template(Path shared)
            throws IOException, CannotStart, InterruptedException {
        Path template = shared.resolve("template");
        Path ready = shared.resolve("template.ready");
        try (FileChannel channel =
                        FileChannel.open(
                                shared.resolve("template.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!Files.exists(ready)) {
                try (EmbeddedDatabase first = new EmbeddedDatabase(template, Settings.OF_A_TEST)) {
                    first.open();
                }
                Files.createFile(ready);
            }
        }
        return template;
    }

    private static void copy(Path from, Path into) throws IOException, InterruptedException {
        int code =
                new ProcessBuilder("cp", "-a", from.toString(), into.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("cp -a " + from + " ended with " + code);
        }
    }

    private static String superuserPassword(Path folder) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve("passwords.properties"))) {
            properties.load(in);
        }
        return properties.getProperty("postgres", "");
    }

    private static void end(EmbeddedDatabase database, Path folder) {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // It lies in the folder for temporary files.
        }
    }

    /** Makes an empty database. */
    static DatabaseLocation newDatabase() {
        DatabaseLocation server = Running.SERVER.location();
        String name = "rawat_test_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + server.ownerUser());
        return new DatabaseLocation(
                url(name),
                server.ownerUser(),
                server.ownerPassword(),
                server.appUser(),
                server.appPassword());
    }

    static void drop(DatabaseLocation location) {
        String name = location.jdbcUrl().substring(location.jdbcUrl().lastIndexOf('/') + 1);
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static String url(String database) {
        String url = Running.SERVER.location().jdbcUrl();
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    private static void execute(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(
                                url("postgres"), "postgres", Running.SERVER.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
