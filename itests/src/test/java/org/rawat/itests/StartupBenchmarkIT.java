package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long Rawat takes to start and what it holds in memory, beside bare Karaf of the same run. */
@Tag("benchmark")
class StartupBenchmarkIT {
    private static final int RUNS = 3;

    /** Its own ports: what listens on Karaf's usual ones may be anybody. */
    private static final int BARE_PORT = Archive.freePort();

    @Test
    void startsAndRests() throws Exception {
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        double memory = 0;
        for (int run = 0; run < RUNS; run++) {
            Archive archive = Archive.unpack("startup-" + run);
            cold.add(seconds(() -> startUntilReady(archive)));
            archive.stop();
            warm.add(seconds(() -> startUntilReady(archive)));
            memory = run == RUNS - 1 ? idle(archive.home()) : 0;
            archive.stop();
        }
        List<Double> karaf = new ArrayList<>();
        double karafMemory = 0;
        Path bare = bareKaraf();
        for (int run = 0; run < RUNS; run++) {
            Process[] process = new Process[1];
            karaf.add(seconds(() -> process[0] = startBare(bare)));
            karafMemory = run == RUNS - 1 ? idle(bare) : 0;
            end(process[0]);
        }
        System.out.printf(
                "start-up, median of %d: first %.1f s (goal 15), later %.1f s (goal 8), bare Karaf"
                        + " %.1f s: ratio %.2f%n",
                RUNS, median(cold), median(warm), median(karaf), median(warm) / median(karaf));
        System.out.printf(
                "memory at rest: Rawat with its database %.0f MB (goal 450), bare Karaf %.0f MB:"
                        + " ratio %.2f%n",
                memory, karafMemory, memory / karafMemory);
        assertThat(warm).hasSize(RUNS);
    }

    private static void startUntilReady(Archive archive) {
        archive.start();
        archive.untilReady();
    }

    private static Process startBare(Path home) {
        try {
            Process process =
                    new ProcessBuilder(home.resolve("bin/karaf").toString(), "server")
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("console.out").toFile())
                            .start();
            Archive.until(
                    Duration.ofSeconds(60),
                    "bare Karaf's console open",
                    () -> process.isAlive() && open(BARE_PORT));
            return process;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Ends it and what it started: the next one must not find its port open. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> started = process.descendants().toList();
        started.forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
        started.forEach(one -> one.onExit().join());
    }

    private static boolean open(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path bareKaraf() throws Exception {
        Path into = Path.of(System.getProperty("rawat.work"), "bare-karaf");
        Files.createDirectories(into);
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("rawat.work"), "karaf"))) {
            Path archive = files.findFirst().orElseThrow();
            new ProcessBuilder("tar", "-xzf", archive.toString(), "--strip-components=1")
                    .directory(into.toFile())
                    .start()
                    .waitFor();
        }
        set(into, "shell", "sshPort", BARE_PORT);
        set(into, "management", "rmiRegistryPort", Archive.freePort());
        set(into, "management", "rmiServerPort", Archive.freePort());
        return into;
    }

    private static void set(Path home, String file, String key, int value) throws IOException {
        Path cfg = home.resolve("etc/org.apache.karaf." + file + ".cfg");
        String text = Files.readString(cfg);
        Files.writeString(cfg, text.replaceAll("(?m)^" + key + " *=.*$", key + " = " + value));
    }

    /**
     * Resident megabytes of all processes whose command line names this folder, after ten seconds.
     */
    private static double idle(Path home) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Archive.until(Duration.ofSeconds(20), "at rest", () -> System.nanoTime() > until);
        long kilobytes =
                ProcessHandle.allProcesses()
                        .filter(StartupBenchmarkIT::living)
                        .filter(process -> belongs(process, home))
                        .mapToLong(StartupBenchmarkIT::resident)
                        .sum();
        return kilobytes / 1024.0;
    }

    private static boolean living(ProcessHandle process) {
        return process.isAlive() && process.pid() != ProcessHandle.current().pid();
    }

    private static boolean belongs(ProcessHandle process, Path home) {
        String line = read(process, "cmdline");
        if (line.contains(home.toString())) {
            return true;
        }
        return process.parent()
                .map(parent -> read(parent, "cmdline").contains(home.toString()))
                .orElse(false);
    }

    /** Proportional set size: what PostgreSQL's processes share is counted once. */
    private static long resident(ProcessHandle process) {
        return read(process, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/" + file));
        } catch (IOException e) {
            return "";
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
