package org.rawat.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.ProblemException;
import org.rawat.identity.internal.store.SessionStore;
import org.rawat.identity.internal.store.ThrottleCount;
import org.rawat.identity.internal.store.ThrottleStore;
import org.rawat.persistence.api.UnitOfWork;

/**
 * Slows guessing down without locking the owner out. A try is counted before its password is looked
 * at, so that many at once count too. Guesses at an account are counted by network and in all; who
 * has signed in to the account from the same network lately is held up by the first count only, so
 * that a stranger's guesses elsewhere do not keep the owner waiting.
 */
@Component(service = Attempts.class)
public final class Attempts {
    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    private record Subject(byte[] key, ThrottleRule rule) {
        static Subject of(ThrottleRule rule, String... parts) {
            return new Subject(Secrets.sha256(String.join("|", parts)), rule);
        }
    }

    private final ThrottleStore counts;
    private final SessionStore sessions;
    private final UnitOfWork units;
    private final ThrottleRule networkRule;
    private final Clock clock;

    @Activate
    public Attempts(
            @Reference ThrottleStore counts,
            @Reference SessionStore sessions,
            @Reference UnitOfWork units,
            @Reference IdentitySettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.counts = counts;
        this.sessions = sessions;
        this.units = units;
        this.networkRule = settings.networkRule();
        this.clock = clock;
    }

    /**
     * Counts one try at an account's password.
     *
     * @param account the account, or a made-up id for a login that nobody has
     * @throws ProblemException too many; the password is not to be looked at
     */
    void begin(AccountId account, Device device) {
        Instant now = clock.instant();
        refuseUntil(
                now,
                units.call(
                        () -> {
                            String network = device.network();
                            boolean known =
                                    sessions.knownNetwork(account, network, now.minus(KNOWN_FOR));
                            List<Subject> subjects = new ArrayList<>();
                            subjects.add(fromNetwork(account, network));
                            if (known) {
                                return count(subjects, now);
                            }
                            subjects.add(inAll(account));
                            Instant free = counts.blockedUntil(network(network).key());
                            return free.isAfter(now) ? free : count(subjects, now);
                        }));
    }

    /** The try succeeded: whoever knows the password has made none. */
    void succeeded(AccountId account, Device device) {
        units.run(
                () -> {
                    counts.clear(fromNetwork(account, device.network()).key());
                    counts.clear(inAll(account).key());
                });
    }

    /** The try failed: the network it came from is counted too. */
    void failed(Device device) {
        units.run(() -> count(List.of(network(device.network())), clock.instant()));
    }

    /**
     * Counts one try at something that names no account: a one-time code, a setup token.
     *
     * @throws ProblemException too many
     */
    void begin(String what, Device device) {
        Instant now = clock.instant();
        Subject subject = Subject.of(ThrottleRule.ACCOUNT_FROM_NETWORK, what, device.network());
        refuseUntil(now, units.call(() -> count(List.of(subject), now)));
    }

    void succeeded(String what, Device device) {
        Subject subject = Subject.of(ThrottleRule.ACCOUNT_FROM_NETWORK, what, device.network());
        units.run(() -> counts.clear(subject.key()));
    }

    /** Counts for each subject, or for none when one of them has to wait until the result. */
    private Instant count(List<Subject> subjects, Instant now) {
        Map<Subject, ThrottleCount> before = new LinkedHashMap<>();
        Instant free = Instant.EPOCH;
        for (Subject subject : subjects) {
            ThrottleCount count = counts.locked(subject.key());
            before.put(subject, count);
            free = count.blockedUntil().isAfter(free) ? count.blockedUntil() : free;
        }
        if (!free.isAfter(now)) {
            before.forEach(
                    (subject, count) -> counts.set(subject.key(), subject.rule().next(count, now)));
        }
        return free;
    }

    private static void refuseUntil(Instant now, Instant free) {
        if (free.isAfter(now)) {
            throw ProblemException.tooMany(
                    "sign-in-too-often",
                    Duration.ofSeconds(Math.max(1, Duration.between(now, free).toSeconds() + 1)));
        }
    }

    private static Subject fromNetwork(AccountId account, String network) {
        return Subject.of(
                ThrottleRule.ACCOUNT_FROM_NETWORK, "account", account.toString(), network);
    }

    private static Subject inAll(AccountId account) {
        return Subject.of(ThrottleRule.ACCOUNT, "account", account.toString());
    }

    private Subject network(String network) {
        return Subject.of(networkRule, "network", network);
    }
}
