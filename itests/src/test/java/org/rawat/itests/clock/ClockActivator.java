package org.rawat.itests.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * A bundle of the tests: replaces the clock of the running archive by one that is ahead by as many
 * seconds as the file {@code test-clock} in Rawat's working folder says.
 */
public final class ClockActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Path file = Path.of(context.getProperty("rawat.var"), "test-clock");
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_RANKING, 1000);
        context.registerService(Clock.class, new FileClock(file, ZoneOffset.UTC), properties);
    }

    @Override
    public void stop(BundleContext context) {}

    static final class FileClock extends Clock {
        private final Path file;
        private final ZoneId zone;

        FileClock(Path file, ZoneId zone) {
            this.file = file;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new FileClock(file, other);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead());
        }

        private Duration ahead() {
            try {
                return Files.exists(file)
                        ? Duration.ofSeconds(Long.parseLong(Files.readString(file).strip()))
                        : Duration.ZERO;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
