package org.rawat.start;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Says when Rawat is ready and where, and then what the functions left in {@code var/announce}: the
 * one-time setup link, the demonstration's credentials. They go to the terminal only, because the
 * log is read by more people.
 */
final class Greeter implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_MILLIS = 200;
    // Functions announce when they have started, which may be a moment after the front door.
    private static final Duration LATE_ANNOUNCEMENTS = Duration.ofSeconds(20);

    private final Home home;
    private final String address;
    private final PrintStream out;
    private final TreeSet<Path> said = new TreeSet<>();

    Greeter(Home home, String address, PrintStream out) {
        this.home = home;
        this.address = address;
        this.out = out;
    }

    /** What the last start announced is not true any more. */
    static void forgetOldAnnouncements(Home home) throws Refusal {
        try (Stream<Path> files =
                Files.isDirectory(home.announcements())
                        ? Files.list(home.announcements())
                        : Stream.empty()) {
            for (Path file : files.collect(Collectors.toList())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new Refusal(
                    "Rawat cannot clear " + home.announcements() + " (" + Reason.of(e) + ").");
        }
    }

    @Override
    public void run() {
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!ready()) {
                if (System.nanoTime() > end) {
                    out.println(
                            "Rawat is not ready after "
                                    + PATIENCE.toMinutes()
                                    + " minutes: see "
                                    + home.data().resolve("log/karaf.log"));
                    return;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            sayNews();
            out.println("Rawat is ready at " + address);
            end = System.nanoTime() + LATE_ANNOUNCEMENTS.toNanos();
            while (System.nanoTime() < end) {
                Thread.sleep(PAUSE_MILLIS);
                sayNews();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayNews() {
        if (!Files.isDirectory(home.announcements())) {
            return;
        }
        try (Stream<Path> files = Files.list(home.announcements())) {
            List<Path> news =
                    files.filter(file -> file.toString().endsWith(".txt"))
                            .filter(file -> !said.contains(file))
                            .sorted()
                            .collect(Collectors.toList());
            for (Path file : news) {
                out.println(Files.readString(file).strip());
                said.add(file);
            }
        } catch (IOException e) {
            // A file that is just being written is read on the next round.
            return;
        }
    }

    private boolean ready() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            URI.create(address.replace("localhost", "127.0.0.1") + "/")
                                    .toURL()
                                    .openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(5000);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status != 503 && status != 404;
        } catch (SSLException e) {
            // It answers; that this process does not trust the clinic's certificate is no matter
            // here.
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
