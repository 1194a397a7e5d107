package org.rawat.postgres.internal;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the one server of our data folder. */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long LOG_LIMIT = 10L << 20;
    private static final List<String> UNSAFE =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private final Folders folders;
    private final Settings settings;
    private final Account account;

    Server(Folders folders, Settings settings, Account account) {
        this.folders = folders;
        this.settings = settings;
        this.account = account;
    }

    /** Starts it and waits until it takes connections. */
    RunningServer start() throws CannotStart, IOException, InterruptedException {
        int port = port();
        // Whoever its number belongs to now, it is no server of ours: that was looked at before.
        Files.deleteIfExists(folders.data().resolve("postmaster.pid"));
        startLog();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: Ctrl-C in Rawat's terminal must not end the database first.
            command.add("/usr/bin/setsid");
        }
        command.addAll(account.command(folders.program("postgres"), options(port)));
        Process process =
                Programs.builder(command)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(folders.log().toFile()))
                        .start();
        return await(process.toHandle(), settings.startSeconds());
    }

    private List<String> options(int port) {
        List<String> options = new ArrayList<>(List.of("-D", folders.data().toString()));
        List<String> settings = new ArrayList<>(this.settings.durable() ? List.of() : UNSAFE);
        settings.addAll(
                List.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "unix_socket_directories=",
                        "max_connections=" + this.settings.maxConnections(),
                        "shared_buffers=" + this.settings.sharedBuffers(),
                        "cluster_name=rawat",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        // Small and steady rather than fast on one huge query.
                        "maintenance_work_mem=32MB",
                        "max_wal_size=512MB",
                        "wal_level=minimal",
                        "max_wal_senders=0",
                        "max_replication_slots=0",
                        "max_logical_replication_workers=0",
                        "io_method=sync",
                        "max_worker_processes=2",
                        "max_parallel_workers_per_gather=0",
                        "autovacuum_max_workers=2",
                        "jit=off",
                        // A refused row or statement may hold a patient's data: not into a log.
                        "log_min_messages=log",
                        "log_min_error_statement=panic",
                        "log_error_verbosity=terse",
                        "log_checkpoints=off",
                        "log_line_prefix=%m [%p] "));
        for (String setting : settings) {
            options.add("-c");
            options.add(setting);
        }
        return options;
    }

    private int port() throws CannotStart, IOException {
        if (settings.port() != 0) {
            if (!free(settings.port())) {
                throw new CannotStart(
                        "Port %d on 127.0.0.1 (etc/%s.cfg, port) is used by another program."
                                .formatted(settings.port(), PostgresConfig.PID),
                        "Name another port, or 0 for one that is free.");
            }
            return settings.port();
        }
        if (Files.exists(folders.port())) {
            String former = Files.readString(folders.port()).strip();
            if (former.matches("[1-9][0-9]{3,4}") && free(Integer.parseInt(former))) {
                return Integer.parseInt(former);
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Files.writeString(folders.port(), any.getLocalPort() + "\n");
            return any.getLocalPort();
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void startLog() throws IOException {
        if (Files.exists(folders.log()) && Files.size(folders.log()) > LOG_LIMIT) {
            Path former = folders.log().resolveSibling("postgres.log.1");
            Files.deleteIfExists(former);
            Files.move(folders.log(), former);
        }
    }

    /** Waits until it says that it is ready: recovery after a crash may take its time. */
    RunningServer await(ProcessHandle process, int seconds)
            throws CannotStart, IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < deadline) {
            var running = RunningServer.find(folders).filter(RunningServer::ready);
            if (running.isPresent() && running.get().process().pid() == process.pid()) {
                return running.get();
            }
            if (!process.isAlive()) {
                throw failed("PostgreSQL ended while it started: " + lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw failed("PostgreSQL was not ready within " + seconds + " s: " + lastWords());
    }

    private CannotStart failed(String sentence) {
        boolean full = sentence.contains("No space left");
        return new CannotStart(
                sentence,
                full
                        ? "The disk is full: free some space; Rawat tries again by itself."
                        : "See " + folders.log() + "; Rawat tries again by itself.");
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(folders.log());
            return lines.stream()
                    .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                    .reduce((former, later) -> later)
                    .orElse("see " + folders.log())
                    .replaceFirst("^.*?(FATAL|PANIC): +", "");
        } catch (IOException e) {
            return "see " + folders.log();
        }
    }

    /** Ends it in order: clients are cut off, what is committed is on the disk. */
    void stop() throws IOException, InterruptedException {
        if (!end("fast", 20)) {
            LOG.warn(
                    "PostgreSQL did not stop within 20 s and is stopped at once; it recovers next time");
            end("immediate", 10);
        }
    }

    private boolean end(String mode, int seconds) throws IOException, InterruptedException {
        List<String> command =
                account.command(
                        folders.program("pg_ctl"),
                        "stop",
                        "-D",
                        folders.data().toString(),
                        "-m",
                        mode,
                        "-w",
                        "-t",
                        Integer.toString(seconds));
        return Programs.run(command, Duration.ofSeconds(seconds + 5L)).good()
                || RunningServer.find(folders).isEmpty();
    }
}
