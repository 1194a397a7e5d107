package org.rawat.start;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Says when Rawat is ready and where, and how to enter: by the one-time setup link, or by the
 * demonstration's credentials. These go to the terminal only, because more people read the log.
 */
final class Greeter implements Runnable {
    static final String SETUP_LINK = "setup-link";
    static final String DEMO_CREDENTIALS = "demo-credentials";
    static final String FUNCTIONS = "functions";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    // The functions start a moment after the front door and the database.
    private static final Duration PATIENCE_FOR_ENTRY = Duration.ofSeconds(20);
    private static final Duration PATIENCE_FOR_DEMO = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 100;

    private final Home home;
    private final String address;
    private final String publicAddress;
    private final boolean firstStart;
    private final PrintStream out;

    /**
     * @param address where this machine reaches Rawat
     * @param publicAddress where people find it
     * @param firstStart whether a setup link is still to be made
     */
    Greeter(Home home, String address, String publicAddress, boolean firstStart, PrintStream out) {
        this.home = home;
        this.address = address;
        this.publicAddress = publicAddress;
        this.firstStart = firstStart;
        this.out = out;
    }

    @Override
    public void run() {
        try {
            if (!until(this::ready, PATIENCE)) {
                out.println(
                        "Rawat is not ready after "
                                + PATIENCE.toMinutes()
                                + " minutes: see "
                                + home.data().resolve("log/karaf.log"));
                return;
            }
            String entry = entry();
            out.println(("Rawat is ready at " + publicAddress + "\n" + entry).stripTrailing());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String entry() throws InterruptedException {
        Path demo = home.var().resolve(DEMO_CREDENTIALS);
        if (read(home.var().resolve(FUNCTIONS)).contains("rawat-demo")) {
            until(() -> Files.exists(demo), PATIENCE_FOR_DEMO);
            return table(read(demo));
        }
        Path link = home.var().resolve(SETUP_LINK);
        if (firstStart) {
            until(() -> Files.exists(link), PATIENCE_FOR_ENTRY);
        }
        String text = read(link).strip();
        return text.isEmpty() ? "" : "Make the first administrator (the link works once): " + text;
    }

    /** Lines of role, login and password, under each other. */
    static String table(String credentials) {
        StringBuilder table = new StringBuilder();
        credentials
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length == 3)
                .forEach(
                        words ->
                                table.append(
                                        String.format(
                                                "  %-14s %-32s %s\n",
                                                words[0], words[1], words[2])));
        return table.isEmpty() ? "" : "Sign in as:\n" + table.toString().stripTrailing();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean until(BooleanSupplier condition, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    /** The front door says so, and a page that people open is not put off. */
    private boolean ready() {
        return status("/health/ready") == HttpURLConnection.HTTP_OK
                && status("/") != HttpURLConnection.HTTP_UNAVAILABLE;
    }

    private int status(String path) {
        try {
            return Probe.status(URI.create(address), URI.create(publicAddress).getHost(), path);
        } catch (IOException e) {
            return HttpURLConnection.HTTP_UNAVAILABLE;
        }
    }
}
