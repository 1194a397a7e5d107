package org.rawat.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.persistence.api.DatabaseLocation;

class EmbeddedDatabaseTest {
    @TempDir static Path unpacked;

    @TempDir Path temp;
    private Path root;
    private EmbeddedDatabase database;

    @BeforeAll
    static void theProgramsOnce() throws Exception {
        new Installation(new Folders(unpacked, Installation.version())).unpack();
    }

    @BeforeEach
    void aFolderWithThePrograms() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        root = Files.createDirectory(temp.resolve("postgres"));
        Process copy =
                new ProcessBuilder(
                                "cp",
                                "-al",
                                unpacked.resolve(Installation.version()).toString(),
                                root.toString())
                        .start();
        assertThat(copy.waitFor()).isZero();
        database = new EmbeddedDatabase(root, Settings.DEFAULT);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void whatIsCommittedIsThereAfterSeveralRestarts() throws Exception {
        for (int start = 1; start <= 3; start++) {
            DatabaseLocation location = database.open();
            if (start == 1) {
                asOwner(location, "CREATE SCHEMA s", "CREATE TABLE s.t (n integer)");
            }
            asOwner(location, "INSERT INTO s.t VALUES (1)");
            assertThat(count(location, "s.t")).isEqualTo(start);
            ProcessHandle process = database.process().orElseThrow();
            database.close();
            process.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(Files.getPosixFilePermissions(root.resolve("passwords.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aFolderThatIsClosedToEveryOtherAccountIsUsedAllTheSame() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));

        assertThat(count(database.open(), "pg_database")).isPositive();
    }

    @Test
    void aServerThatOutlivedItsRawatIsAdopted() throws Exception {
        long abandoned = abandonedServer();

        DatabaseLocation location = database.open();

        assertThat(database.process().orElseThrow().pid()).isEqualTo(abandoned);
        assertThat(count(location, "pg_database")).isPositive();
    }

    @Test
    void aServerThatOutlivedItsRawatAndDoesNotFitIsStoppedAndStartedAnew() throws Exception {
        ProcessHandle abandoned = ProcessHandle.of(abandonedServer()).orElseThrow();
        int other = freePort();
        database = new EmbeddedDatabase(root, new Settings(other, "", "16MB", 20, 60, true));

        DatabaseLocation location = database.open();

        abandoned.onExit().get(10, TimeUnit.SECONDS);
        assertThat(location.jdbcUrl()).contains(":" + other + "/");
    }

    @Test
    void aServerThatWasKilledComesBackAtTheSamePlaceWithItsData() throws Exception {
        DatabaseLocation before = database.open();
        asOwner(before, "CREATE TABLE public.t (n integer)", "INSERT INTO public.t VALUES (1)");
        ProcessHandle process = database.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);

        DatabaseLocation after = openPatiently();

        assertThat(after).isEqualTo(before);
        assertThat(count(after, "public.t")).isEqualTo(1);
    }

    @Test
    void aSecondRawatOnTheFolderIsRefusedInOneSentence() throws Exception {
        database.open();
        EmbeddedDatabase second = new EmbeddedDatabase(root, Settings.DEFAULT);

        assertThatThrownBy(second::open)
                .isInstanceOf(CannotStart.class)
                .hasMessage("Another Rawat is using the data folder " + root + ".");

        second.close();
        assertThat(database.process().orElseThrow().isAlive()).isTrue();
    }

    @Test
    void aProcessOfSomebodyElseIsLeftAloneWhenItHasTheServersOldNumber() throws Exception {
        database.open();
        database.close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    root.resolve("data/postmaster.pid"),
                    stranger.pid() + "\n" + root.resolve("data") + "\n0\n5432\n\n\n\nready\n");

            assertThat(count(database.open(), "pg_database")).isPositive();
            database.close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsKey() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            database =
                    new EmbeddedDatabase(
                            root, new Settings(taken.getLocalPort(), "", "16MB", 20, 60, true));

            CannotStart refusal = catchThrowableOfType(CannotStart.class, () -> database.open());

            assertThat(refusal.sentence())
                    .isEqualTo(
                            "Port %d on 127.0.0.1 (etc/org.rawat.postgres.cfg, port) is used by another program."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void aBrokenDataFolderIsNamedAndNotOverwritten() throws Exception {
        Files.createDirectories(root.resolve("data"));
        Files.writeString(root.resolve("data/precious"), "x");

        CannotStart refusal = catchThrowableOfType(CannotStart.class, () -> database.open());

        assertThat(refusal.sentence())
                .contains(root.resolve("data") + " holds no PostgreSQL cluster");
        assertThat(root.resolve("data/precious")).exists();
    }

    @Test
    void dataOfAnotherMajorVersionAreNotTouched() throws Exception {
        Files.createDirectories(root.resolve("data"));
        Files.writeString(root.resolve("data/PG_VERSION"), "17\n");

        CannotStart refusal = catchThrowableOfType(CannotStart.class, () -> database.open());

        assertThat(refusal.sentence())
                .contains("is of PostgreSQL 17, this Rawat brings PostgreSQL 18");
    }

    @Test
    void aProgramThatIsMissingIsUnpackedAgain() throws Exception {
        database.open();
        database.close();
        Files.delete(root.resolve(Installation.version()).resolve("bin/postgres"));

        assertThat(count(database.open(), "pg_database")).isPositive();
    }

    private DatabaseLocation openPatiently() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return database.open();
            } catch (CannotStart e) {
                // Backends of the killed server may hold its memory for a moment longer.
                assertThat(System.nanoTime()).as(e.sentence()).isLessThan(deadline);
            }
        }
    }

    private long abandonedServer() throws Exception {
        Process rawat =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                AbandonedDatabase.class.getName(),
                                root.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(rawat.getInputStream()))) {
            return Long.parseLong(out.readLine());
        } finally {
            rawat.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return any.getLocalPort();
        }
    }

    private static void asOwner(DatabaseLocation location, String... statements)
            throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                location.jdbcUrl(),
                                location.ownerUser(),
                                location.ownerPassword());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int count(DatabaseLocation location, String table) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                location.jdbcUrl(),
                                location.ownerUser(),
                                location.ownerPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
