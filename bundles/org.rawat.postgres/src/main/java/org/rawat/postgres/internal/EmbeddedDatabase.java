package org.rawat.postgres.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.persistence.api.DatabaseLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database in one folder: opened once, reopened when its server died, closed in order. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final Folders folders;
    private final Settings settings;
    private final Installation installation;
    private @Nullable FileChannel lock;
    private @Nullable Server server;
    private @Nullable RunningServer running;

    public EmbeddedDatabase(Path root, Settings settings) {
        this(new Folders(root.toAbsolutePath().normalize(), Installation.version()), settings);
    }

    EmbeddedDatabase(Folders folders, Settings settings) {
        this.folders = folders;
        this.settings = settings;
        this.installation = new Installation(folders);
    }

    /**
     * Makes what is missing, adopts a server that outlived its Rawat or starts one, and prepares
     * the roles. May be repeated after a failure and after the server died.
     */
    public synchronized DatabaseLocation open() throws CannotStart, InterruptedException {
        try {
            Files.createDirectories(folders.root());
            lock();
            installation.unpack();
            Account account = Account.choose(settings.account(), folders.program("postgres"));
            Passwords passwords = installation.cluster(account);
            Server current = new Server(folders, settings, account);
            server = current;
            RunningServer found = adopted(current, passwords).orElse(null);
            running = found != null ? found : started(current, account);
            DatabaseLocation location = Roles.prepare(running.port(), passwords);
            installation.forgetFormerVersions();
            return location;
        } catch (IOException e) {
            throw cannotUse(e);
        } catch (SQLException e) {
            throw new CannotStart(
                    "PostgreSQL runs but does not let Rawat in: " + e.getMessage(),
                    "See " + folders.log() + " and whether " + folders.passwords() + " is its own.",
                    e);
        }
    }

    private CannotStart cannotUse(IOException e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left");
        return full
                ? new CannotStart(
                        "The disk that holds " + folders.root() + " is full.",
                        "Free some space; Rawat tries again by itself.",
                        e)
                : new CannotStart(
                        "The folder " + folders.root() + " cannot be used: " + e + ".",
                        "Make it readable and writable for the account that runs Rawat.",
                        e);
    }

    private void lock() throws CannotStart, IOException {
        if (lock != null) {
            return;
        }
        FileChannel channel =
                FileChannel.open(
                        folders.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                lock = channel;
                return;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("Locked by this process", e);
        }
        channel.close();
        throw new CannotStart(
                "Another Rawat is using the data folder " + folders.root() + ".",
                "Stop the other one, or give this one a folder of its own (rawat.var).");
    }

    private Optional<RunningServer> adopted(Server current, Passwords passwords)
            throws CannotStart, IOException, InterruptedException {
        Optional<RunningServer> found = RunningServer.find(folders);
        if (found.isEmpty()) {
            return found;
        }
        RunningServer former = found.get();
        if (former.ofThisVersion() && former.ready() && portFits(former)) {
            if (Roles.canSignIn(former.port(), passwords)) {
                LOG.info(
                        "PostgreSQL on port {} outlived its Rawat and is adopted (process {})",
                        former.port(),
                        former.process().pid());
                return found;
            }
        }
        LOG.info("A former PostgreSQL on our data is stopped (process {})", former.process().pid());
        current.stop();
        if (RunningServer.find(folders).isPresent()) {
            throw new CannotStart(
                    "A former PostgreSQL on %s (process %d) does not stop."
                            .formatted(folders.data(), former.process().pid()),
                    "End that process; Rawat tries again by itself.");
        }
        return Optional.empty();
    }

    private boolean portFits(RunningServer former) {
        return settings.port() == 0 || settings.port() == former.port();
    }

    private RunningServer started(Server current, Account account)
            throws CannotStart, IOException, InterruptedException {
        RunningServer started = current.start();
        LOG.info(
                "PostgreSQL {} started on 127.0.0.1:{} under {} (process {})",
                folders.version(),
                started.port(),
                account.name(),
                started.process().pid());
        return started;
    }

    /** The server's process, to be told of its end. */
    synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(running).map(RunningServer::process);
    }

    Folders folders() {
        return folders;
    }

    @Override
    public synchronized void close() {
        Server current = server;
        try {
            // Looked for anew: only a process that still works on our data is ours to stop.
            Optional<RunningServer> ours = RunningServer.find(folders);
            if (current != null && lock != null && ours.isPresent()) {
                current.stop();
                LOG.info("PostgreSQL stopped");
            }
            FileChannel held = lock;
            if (held != null) {
                held.close();
                lock = null;
            }
        } catch (IOException e) {
            LOG.warn("PostgreSQL could not be stopped: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("PostgreSQL was not stopped in order: interrupted");
        }
        running = null;
        server = null;
    }
}
