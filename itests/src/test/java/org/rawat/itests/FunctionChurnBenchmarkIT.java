package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long the removal and the installation of a function take while people work, beside the same
 * in a Rawat that nobody uses: from the command until its page is gone or answers.
 */
@Tag("benchmark")
class FunctionChurnBenchmarkIT {
    private static final String FUNCTION = "rawat-prescriptions";
    private static final String PAGE = "/doctor/prescriptions";
    private static final int TIMES = 3;

    private final Archive archive = Archive.shared();
    private final Visitor doctor = Clinic.shared().doctor();

    @Test
    void installsAndRemovesUnderLoad() {
        List<Double> console = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            console.add(seconds(() -> archive.client("rawat:function-list")));
        }
        Times quiet = churn();
        Times loaded;
        int answers;
        long begin = System.nanoTime();
        try (Stream stream = new Stream(asks())) {
            Archive.until(Duration.ofSeconds(20), "under load", () -> stream.answers() > 100);
            loaded = churn();
            answers = stream.answers();
            assertThat(stream.unexpected()).isEmpty();
        }
        double rate = answers / ((System.nanoTime() - begin) / 1e9);
        line("removal", loaded.removal(), quiet.removal());
        line("installation", loaded.installation(), quiet.installation());
        System.out.printf(
                Locale.ROOT,
                "of each, the console's client by itself: %.2f s; others' requests meanwhile:"
                        + " %.0f a second, 0 of %d unexpected%n",
                median(console),
                rate,
                answers);
    }

    private record Times(double removal, double installation) {}

    private Times churn() {
        List<Double> removals = new ArrayList<>();
        List<Double> installations = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            removals.add(seconds(() -> move("remove", 404)));
            installations.add(seconds(() -> move("install", 200)));
        }
        return new Times(median(removals), median(installations));
    }

    private void move(String direction, int expected) {
        String said = archive.client("rawat:function-" + direction + " " + FUNCTION);
        Archive.until(
                Duration.ofSeconds(60),
                direction + " done, console said: " + said,
                () -> doctor.page(PAGE).status() == expected);
    }

    private List<Stream.Ask> asks() {
        List<Stream.Ask> asks = new ArrayList<>();
        for (String path : List.of("/", "/doctor/agenda", "/catalogue", "/profile")) {
            asks.add(new Stream.Ask(doctor, path, answer -> answer.status() == 200));
        }
        return asks;
    }

    private static void line(String what, double loaded, double quiet) {
        System.out.printf(
                Locale.ROOT,
                "%s of %s under load, median of %d: %.2f s; without load %.2f s, ratio %.2f%n",
                what,
                FUNCTION,
                TIMES,
                loaded,
                quiet,
                loaded / quiet);
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
