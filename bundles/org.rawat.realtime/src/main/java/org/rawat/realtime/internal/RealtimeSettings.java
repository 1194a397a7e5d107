package org.rawat.realtime.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration, read and checked; a key that cannot be read keeps its standard value. */
@Component(service = RealtimeSettings.class, configurationPid = "org.rawat.realtime")
@Designate(ocd = RealtimeConfig.class)
public final class RealtimeSettings {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeSettings.class);

    private final List<String> mistakes = new ArrayList<>();
    private final int socketsMost;
    private final int socketsOfSession;
    private final int burst;
    private final int perSecond;
    private final Duration logAge;
    private final int logEvents;

    @Activate
    public RealtimeSettings(RealtimeConfig config) {
        socketsMost = read("sockets.most", config::sockets_most, 10, 100_000, 20_000);
        socketsOfSession = read("sockets.session", config::sockets_session, 1, 50, 5);
        burst = read("frames.burst", config::frames_burst, 10, 100_000, 120);
        perSecond = read("frames.second", config::frames_second, 1, 100_000, 20);
        logAge = Duration.ofDays(read("log.days", config::log_days, 1, 90, 7));
        logEvents = read("log.events", config::log_events, 1_000, 1_000_000, 10_000);
        mistakes.forEach(LOG::error);
    }

    int socketsMost() {
        return socketsMost;
    }

    int socketsOfSession() {
        return socketsOfSession;
    }

    int burst() {
        return burst;
    }

    int perSecond() {
        return perSecond;
    }

    Duration logAge() {
        return logAge;
    }

    int logEvents() {
        return logEvents;
    }

    /** What is wrong in the file, a sentence each. */
    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private int read(String key, IntSupplier value, int min, int max, int standard) {
        try {
            int number = value.getAsInt();
            if (number >= min && number <= max) {
                return number;
            }
        } catch (RuntimeException e) {
            // What is no number is reported like a number out of its bounds.
            LOG.debug("{} is not a number", key, e);
        }
        mistakes.add(
                "etc/org.rawat.realtime.cfg: "
                        + key
                        + " must be a whole number from "
                        + min
                        + " to "
                        + max
                        + "; "
                        + standard
                        + " is used instead.");
        return standard;
    }
}
