package org.rawat.itests;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** PostgreSQL's own measuring program against the archive's database, as Rawat's role. */
final class Pgbench {
    private static final String ROLE = "rawat_app";
    private static final String MISSING =
            "pgbench is not installed (Debian's package 'postgresql-contrib' or 'postgresql' has"
                    + " it): its column is left out";

    private final Path program;
    private final Path work;
    private final Archive archive;

    private Pgbench(Path program, Path work, Archive archive) {
        this.program = program;
        this.work = work;
        this.archive = archive;
    }

    /** Installs Debian's where that is allowed; empty, with one sentence, where there is none. */
    static Optional<Pgbench> of(Archive archive) {
        Optional<Path> program = program();
        if (program.isEmpty() && mayInstall()) {
            install();
            program = program();
        }
        if (program.isEmpty()) {
            System.out.println(MISSING);
        }
        Path work = Path.of(System.getProperty("rawat.work"), "pgbench");
        return program.map(found -> new Pgbench(found, work, archive));
    }

    private static Optional<Path> program() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static void install() {
        try {
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "apt-get update -qq && DEBIAN_FRONTEND=noninteractive"
                                    + " apt-get install -y -qq --no-install-recommends"
                                    + " postgresql-contrib")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a script of SQL, again and again, by so many clients. */
    Load.Figures run(String script, int clients, int seconds) {
        return run(script, clients, seconds, Map.of());
    }

    /** The same with variables, of which each client changes its own. */
    Load.Figures run(String script, int clients, int seconds, Map<String, String> variables) {
        try {
            if (Files.exists(work)) {
                try (Stream<Path> old = Files.list(work)) {
                    old.forEach(file -> file.toFile().delete());
                }
            }
            Files.createDirectories(work);
            Path file = Files.writeString(work.resolve("script.sql"), script);
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    program.toString(),
                                    "--no-vacuum",
                                    "--client=" + clients,
                                    "--jobs=2",
                                    "--time=" + seconds,
                                    "--log",
                                    "--log-prefix=" + work.resolve("log"),
                                    "--file=" + file,
                                    "--host=127.0.0.1",
                                    "--port=" + archive.read("var/postgres/port").strip(),
                                    "--username=" + ROLE,
                                    "rawat")
                            .redirectErrorStream(true);
            variables.forEach(
                    (name, value) -> builder.command().add(1, "--define=" + name + "=" + value));
            builder.environment().put("PGPASSWORD", password());
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("pgbench failed: " + said);
            }
            return Load.Figures.of("pgbench", seconds, measured());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String password() throws IOException {
        Properties passwords = new Properties();
        passwords.load(new StringReader(archive.read("var/postgres/passwords.properties")));
        return passwords.getProperty(ROLE);
    }

    /** The third word of each line of its log is a transaction's time in microseconds. */
    private long[] measured() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            List<Path> logs =
                    files.filter(file -> file.getFileName().toString().startsWith("log.")).toList();
            Stream<String> lines = Stream.empty();
            for (Path log : logs) {
                lines = Stream.concat(lines, Files.readAllLines(log).stream());
            }
            return lines.mapToLong(line -> Long.parseLong(line.split(" ")[2]) * 1000).toArray();
        }
    }
}
