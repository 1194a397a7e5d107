package org.rawat.calls.internal.ice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.rawat.calls.internal.machine.CallLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration, read and checked. What is wrong is named in one sentence: a number falls back
 * to its default, a server is left out, and relay only without a relay stays relay only: a promise
 * about addresses is not dropped because of a typing error.
 */
@Component(service = IceSettings.class, configurationPid = "org.rawat.calls")
@Designate(ocd = CallsConfig.class)
public final class IceSettings {
    private static final Logger LOG = LoggerFactory.getLogger(IceSettings.class);
    private static final String FILE = "etc/org.rawat.calls.cfg";
    private static final int SERVERS = 8;
    private static final int SECRET_SHORTEST = 16;
    private static final int SECRET_LONGEST = 200;

    private final List<String> stunUrls;
    private final List<String> turnUrls;
    private final String secret;
    private final Duration turnTtl;
    private final boolean relayOnly;
    private final Duration sourceDeadline;
    private final CallLimits limits;

    @Activate
    public IceSettings(CallsConfig config) {
        stunUrls = urls("stun.urls", text(config::stun_urls), IceUrl::stun);
        List<String> turn = urls("turn.urls", text(config::turn_urls), IceUrl::turn);
        secret = text(config::turn_secret).strip();
        boolean usable = secret.length() >= SECRET_SHORTEST && secret.length() <= SECRET_LONGEST;
        if (!turn.isEmpty() && !usable) {
            LOG.error(
                    "{}: turn.secret is not {} to {} characters long; the TURN servers are not"
                            + " used",
                    FILE,
                    SECRET_SHORTEST,
                    SECRET_LONGEST);
        }
        turnUrls = usable ? turn : List.of();
        turnTtl =
                Duration.ofSeconds(
                        read("turn.ttl.seconds", config::turn_ttl_seconds, 60, 86_400, 600));
        relayOnly = flag(config);
        if (relayOnly && turnUrls.isEmpty()) {
            LOG.error(
                    "{}: relay.only = true, and there is no TURN server that can be used; calls"
                            + " will not connect until turn.urls and turn.secret are right",
                    FILE);
        }
        sourceDeadline =
                Duration.ofMillis(
                        read(
                                "source.deadline.millis",
                                config::source_deadline_millis,
                                100,
                                10_000,
                                1_500));
        int ring = read("ring.seconds", config::ring_seconds, 30, 120, 60);
        int longest = read("longest.minutes", config::longest_minutes, 15, 720, 240);
        limits =
                new CallLimits(
                        Duration.ofSeconds(ring),
                        CallLimits.USUAL.callerSilent(),
                        CallLimits.USUAL.bothSilent(),
                        CallLimits.USUAL.noMedia(),
                        Duration.ofMinutes(longest));
    }

    List<String> stunUrls() {
        return stunUrls;
    }

    List<String> turnUrls() {
        return turnUrls;
    }

    String secret() {
        return secret;
    }

    Duration turnTtl() {
        return turnTtl;
    }

    Duration sourceDeadline() {
        return sourceDeadline;
    }

    /** Whether media may go through a relay only. */
    public boolean relayOnly() {
        return relayOnly;
    }

    /** How long what may take. */
    public CallLimits limits() {
        return limits;
    }

    private static String text(Supplier<String> configured) {
        String value = configured.get();
        return value == null ? "" : value;
    }

    private static boolean flag(CallsConfig config) {
        try {
            return config.relay_only();
        } catch (RuntimeException e) {
            LOG.error("{}: relay.only is not true or false; true is used", FILE);
            return true;
        }
    }

    private static List<String> urls(String key, String configured, Predicate<String> form) {
        List<String> all = new ArrayList<>();
        for (String part : Arrays.asList(configured.split(","))) {
            String url = part.strip();
            if (url.isEmpty()) {
                continue;
            }
            if (!form.test(url)) {
                LOG.error("{}: {}: {} is no such address; it is left out", FILE, key, url);
            } else if (all.size() == SERVERS) {
                LOG.error("{}: {}: more than {}; {} is left out", FILE, key, SERVERS, url);
            } else {
                all.add(url);
            }
        }
        return List.copyOf(all);
    }

    private static int read(String key, IntSupplier configured, int least, int most, int usual) {
        try {
            int value = configured.getAsInt();
            if (value >= least && value <= most) {
                return value;
            }
            LOG.error(
                    "{}: {} = {} is not {} to {}; {} is used",
                    FILE,
                    key,
                    value,
                    least,
                    most,
                    usual);
        } catch (RuntimeException e) {
            LOG.error("{}: {} is no whole number; {} is used", FILE, key, usual);
        }
        return usual;
    }
}
