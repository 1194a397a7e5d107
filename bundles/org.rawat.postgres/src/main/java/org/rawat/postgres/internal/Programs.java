package org.rawat.postgres.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and keeps what it said. */
final class Programs {
    private Programs() {}

    /**
     * How it ended.
     *
     * @param code its exit code
     * @param output what it wrote, at most its last 4,000 characters
     */
    record Ending(int code, String output) {
        boolean good() {
            return code == 0;
        }
    }

    static Ending run(List<String> command, Duration deadline)
            throws IOException, InterruptedException {
        Process process = builder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output =
                    CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Ending(-1, "no answer within " + deadline.toSeconds() + " s");
            }
            return new Ending(process.exitValue(), output.join());
        } finally {
            process.destroyForcibly();
        }
    }

    /** A child whose surroundings cannot change what PostgreSQL does. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "UTC");
        builder.directory(Path.of("/").toFile());
        return builder;
    }

    private static String read(InputStream in) {
        try (in) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            return "";
        }
    }
}
