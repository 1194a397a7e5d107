package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The socket: memory of idle ones, ten thousand of them held; frames answered a second beside a
 * bare echo of the same container.
 */
@Tag("benchmark")
class RealtimeBenchmarkIT {
    private static final int IDLE = 10_000;
    private static final int OF_SESSION = 50;
    private static final int CLIENTS = 50;
    private static final Duration EACH = Duration.ofSeconds(8);
    private static final String FRAME =
            "{\"id\":\"%d\",\"t\":\"test.echo\",\"d\":{\"text\":\"" + "kata ".repeat(20) + "\"}}";

    @Test
    void holdsIdleSocketsAndAnswersFrames() throws Exception {
        Archive archive = Archive.unpack("realtime-benchmark");
        archive.set("etc/org.rawat.realtime.cfg", "sockets.session", "" + OF_SESSION);
        archive.set("etc/org.rawat.realtime.cfg", "frames.burst", "100000");
        archive.set("etc/org.rawat.realtime.cfg", "frames.second", "100000");
        archive.start();
        archive.untilReady();
        try (LiveBundle function = new LiveBundle(archive)) {
            Visitor administrator = administrator(archive);
            frames(archive, administrator);
            idle(archive, administrator);
        } finally {
            archive.stop();
        }
    }

    private static void frames(Archive archive, Visitor visitor) throws Exception {
        try (BareEcho bare = new BareEcho()) {
            List<LiveSocket> own = new ArrayList<>();
            List<LiveSocket> echoes = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                own.add(new LiveSocket(visitor, archive.port()));
                echoes.add(new LiveSocket(bare.port(), "none", "none=1"));
            }
            double[] rawat = new double[3];
            double[] echo = new double[3];
            List<long[]> waits = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                echo[run] = rate(echoes, waits);
                waits.clear();
                rawat[run] = rate(own, waits);
                long[] all = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
                System.out.printf(
                        "frames: %,.0f answered a second by %d clients in a closed loop, p50 %.2f"
                                + " ms, p99 %.2f ms; bare echo %,.0f: ratio %.2f%n",
                        rawat[run],
                        CLIENTS,
                        all[all.length / 2] / 1e6,
                        all[all.length * 99 / 100] / 1e6,
                        echo[run],
                        rawat[run] / echo[run]);
            }
            own.forEach(LiveSocket::close);
            echoes.forEach(LiveSocket::close);
            assertThat(rawat).doesNotContain(0.0);
        }
    }

    /** Answers a second; what each frame waited is added to the list. */
    private static double rate(List<LiveSocket> sockets, List<long[]> waits) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(sockets.size());
        long begin = System.nanoTime();
        long end = begin + EACH.toNanos();
        List<Future<long[]>> all = new ArrayList<>();
        for (LiveSocket socket : sockets) {
            all.add(
                    pool.submit(
                            () -> {
                                long[] own = new long[1_000_000];
                                int n = 0;
                                for (long now = System.nanoTime(); now < end && n < own.length; ) {
                                    socket.text(FRAME.formatted(n));
                                    socket.nextText();
                                    long then = System.nanoTime();
                                    own[n++] = then - now;
                                    now = then;
                                }
                                return Arrays.copyOf(own, n);
                            }));
        }
        long count = 0;
        for (Future<long[]> one : all) {
            long[] own = one.get();
            waits.add(own);
            count += own.length;
        }
        pool.shutdown();
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static void idle(Archive archive, Visitor administrator) throws Exception {
        List<Visitor> sessions = new ArrayList<>();
        for (int i = 0; i < IDLE / OF_SESSION; i++) {
            sessions.add(patient(archive, i));
        }
        double before = megabytes(archive);
        List<LiveSocket> open = new ArrayList<>();
        long begin = System.nanoTime();
        long beat = begin;
        for (Visitor session : sessions) {
            for (int i = 0; i < OF_SESSION; i++) {
                open.add(new LiveSocket(session, archive.port()));
            }
            if (System.nanoTime() - beat > Duration.ofSeconds(30).toNanos()) {
                beat = System.nanoTime();
                open.forEach(socket -> socket.ask("beat", "{\"visible\":false}"));
            }
            if (open.size() % 2_000 == 0) {
                System.out.printf(
                        "idle sockets: %,d held, %.1f MB of the process per 1,000 (goal 40)%n",
                        open.size(), (megabytes(archive) - before) * 1_000 / open.size());
            }
        }
        System.out.printf(
                "idle sockets: %,d opened in %.0f s%n",
                open.size(), (System.nanoTime() - begin) / 1e9);
        long round = System.nanoTime();
        for (LiveSocket socket : open) {
            assertThat(socket.ask("beat", "{\"visible\":false}").path("ok").asBoolean()).isTrue();
        }
        System.out.printf(
                "idle sockets: each of %,d answers a beat, one after the other in %.1f s%n",
                open.size(), (System.nanoTime() - round) / 1e9);
        assertThat(archive.client("rawat:status")).contains(IDLE + " live connections");
        open.forEach(LiveSocket::close);
    }

    /** What the process holds after it has thrown away what it does not need. */
    private static double megabytes(Archive archive) throws IOException, InterruptedException {
        String pid = "" + archive.java().pid();
        Process jcmd =
                new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", pid, "GC.run")
                        .redirectErrorStream(true)
                        .start();
        jcmd.getInputStream().readAllBytes();
        jcmd.waitFor();
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new AssertionError("no memory in /proc");
    }

    private static Visitor administrator(Archive archive) {
        Visitor visitor = new Visitor(archive.url());
        Visitor.Answer done =
                visitor.post(
                        "/setup",
                        Map.of(
                                "token", archive.read("var/setup-token").strip(),
                                "name", "Ibu Administrator",
                                "login", "administrator@journey.example",
                                "password", Clinic.PASSWORD,
                                "locale", "id",
                                "zone", "Asia/Jakarta"));
        assertThat(done.status()).as(done.body()).isLessThan(300);
        return visitor.signIn("administrator@journey.example", Clinic.PASSWORD);
    }

    private static Visitor patient(Archive archive, int number) {
        Visitor visitor = new Visitor(archive.url());
        Visitor.Answer done =
                visitor.post(
                        "/register",
                        Map.of(
                                "name",
                                "Pasien " + number,
                                "login",
                                "pasien" + number + "@clinic.example",
                                "password",
                                Clinic.PASSWORD,
                                "birthDate",
                                "1990-05-17",
                                "sex",
                                "FEMALE",
                                "weightKg",
                                55,
                                "consent",
                                true,
                                "locale",
                                "id"));
        assertThat(done.status()).as(done.body()).isLessThan(300);
        return visitor.signIn("pasien" + number + "@clinic.example", Clinic.PASSWORD);
    }
}
