package org.rawat.postgres.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the server's programs and an empty cluster where they belong, each in one step. */
public final class Installation {
    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
    private static final Duration INITDB = Duration.ofMinutes(3);
    private static final long NEEDED_BYTES = 300L << 20;

    private final Folders folders;

    Installation(Folders folders) {
        this.folders = folders;
    }

    /** The version of the server in this bundle. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream in = Installation.class.getResourceAsStream("server.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    /** Unpacks the programs unless they are there; half of an earlier attempt is thrown away. */
    void unpack() throws CannotStart, IOException {
        if (Files.isExecutable(folders.program("postgres"))) {
            return;
        }
        requireSpace();
        Path draft = folders.root().resolve(folders.version() + ".new");
        Trees.delete(draft);
        Trees.delete(folders.binaries());
        try (InputStream archive = archive()) {
            ServerArchive.unpack(archive, draft);
        }
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(draft, folders.binaries(), StandardCopyOption.ATOMIC_MOVE);
        LOG.info("PostgreSQL {} unpacked into {}", folders.version(), folders.binaries());
    }

    private static InputStream archive() throws CannotStart {
        String machine = System.getProperty("os.arch", "");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        InputStream archive = null;
        if (system.equals("linux") && (machine.equals("amd64") || machine.equals("x86_64"))) {
            archive = Installation.class.getResourceAsStream("/postgres-linux-x86_64.tar");
        }
        if (archive == null) {
            throw new CannotStart(
                    "Rawat brings no PostgreSQL for this machine ("
                            + system
                            + ", "
                            + machine
                            + ").",
                    "Name a PostgreSQL of your own in etc/org.rawat.persistence.cfg"
                            + " (embedded = false, url, owner and app).");
        }
        return archive;
    }

    private void requireSpace() throws CannotStart, IOException {
        long free = Files.getFileStore(folders.root()).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new CannotStart(
                    "The disk that holds %s has %d MB left, too little for PostgreSQL (%d MB)."
                            .formatted(folders.root(), free >> 20, NEEDED_BYTES >> 20),
                    "Free some space; Rawat tries again by itself.");
        }
    }

    /** Makes the cluster unless it is there. */
    Passwords cluster(Account account) throws CannotStart, IOException, InterruptedException {
        Path data = folders.data();
        boolean secretsThere = Files.exists(folders.passwords());
        if (Files.exists(data)) {
            requireUsable(data, secretsThere);
            account.own(data);
            return Passwords.read(folders.passwords());
        }
        requireSpace();
        Passwords passwords =
                secretsThere
                        ? Passwords.read(folders.passwords())
                        : Passwords.create(folders.passwords());
        initialise(account, passwords);
        return passwords;
    }

    private void requireUsable(Path data, boolean secretsThere) throws CannotStart, IOException {
        if (!Files.isReadable(data)) {
            throw new CannotStart(
                    "The data folder %s belongs to another account (uid %d)."
                            .formatted(data, Trees.owner(data)),
                    "Start Rawat as root or give the folder to the account that runs Rawat.");
        }
        Path version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw new CannotStart(
                    "The data folder " + data + " holds no PostgreSQL cluster: it is broken.",
                    "Restore it from a backup, or move it away to start with an empty database.");
        }
        String found = Files.readString(version).strip();
        if (!found.equals(folders.majorVersion())) {
            throw new CannotStart(
                    "The data folder %s is of PostgreSQL %s, this Rawat brings PostgreSQL %s."
                            .formatted(data, found, folders.majorVersion()),
                    "Carry the data over as the upgrade notes say, or start the former Rawat.");
        }
        if (!secretsThere) {
            throw new CannotStart(
                    "The file "
                            + folders.passwords()
                            + " with the database's passwords is missing.",
                    "Restore it from a backup; it belongs to the data folder beside it.");
        }
    }

    private void initialise(Account account, Passwords passwords)
            throws CannotStart, IOException, InterruptedException {
        Path draft = folders.root().resolve("data.new");
        Path secret = folders.root().resolve("superuser.new");
        Trees.delete(draft);
        Files.deleteIfExists(secret);
        Files.createDirectory(
                draft,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Passwords.writePrivately(secret, passwords.superuser());
            account.own(draft);
            account.own(secret);
            Programs.Ending ending =
                    Programs.run(
                            account.command(folders.program("initdb"), options(draft, secret)),
                            INITDB);
            if (!ending.good()) {
                throw new CannotStart(
                        "PostgreSQL's initdb failed: " + lastLine(ending.output()) + ".",
                        ending.output().contains("No space left")
                                ? "The disk is full: free some space; Rawat tries again by itself."
                                : "See the log for all that it said.");
            }
            Files.move(draft, folders.data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static List<String> options(Path data, Path secret) {
        return List.of(
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile",
                secret.toString(),
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--wal-segsize=16");
    }

    private static String lastLine(String output) {
        return output.substring(output.lastIndexOf('\n') + 1).strip();
    }

    /** Throws away the programs of former versions, which nothing runs any more. */
    void forgetFormerVersions() {
        try (DirectoryStream<Path> former =
                Files.newDirectoryStream(folders.root(), "[0-9]*.[0-9]*.[0-9]*")) {
            for (Path folder : former) {
                if (!folder.equals(folders.binaries())) {
                    Trees.delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.info("Programs of a former PostgreSQL could not be removed: {}", e.toString());
        }
    }
}
