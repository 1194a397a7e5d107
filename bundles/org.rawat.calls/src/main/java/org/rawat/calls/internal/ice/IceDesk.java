package org.rawat.calls.internal.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.spi.IceServer;
import org.rawat.calls.api.spi.IceServerSource;
import org.rawat.calls.api.spi.IceServers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of servers that are there. All are asked at once, each on a thread that is not the
 * caller's; one that is late, broken or talks nonsense is left out. Never called inside a unit of
 * work.
 */
@Component(service = IceDesk.class)
public final class IceDesk {
    private static final Logger LOG = LoggerFactory.getLogger(IceDesk.class);
    private static final int THREADS = 16;

    /** One that hangs and cannot be interrupted must not take every thread. */
    private static final int AT_ONCE = 4;

    private static final int SERVERS = 8;
    private static final int URLS = 8;
    private static final int SECRET = 512;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String HMAC = "HmacSHA256";
    private static final int PSEUDONYM_BYTES = 12;

    private final Map<IceServerSource, AtomicInteger> sources = new ConcurrentHashMap<>();
    private final Duration deadline;
    private final boolean relayOnly;
    private final Clock clock;
    private final byte[] key = new byte[32];
    private final ExecutorService threads;

    @Activate
    public IceDesk(
            @Reference IceSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.deadline = settings.sourceDeadline();
        this.relayOnly = settings.relayOnly();
        this.clock = clock;
        new SecureRandom().nextBytes(key);
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        run -> {
                            Thread made = new Thread(run, "rawat-calls-servers");
                            made.setDaemon(true);
                            return made;
                        });
    }

    @Deactivate
    public void close() {
        threads.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(IceServerSource source) {
        sources.put(source, new AtomicInteger());
    }

    public void remove(IceServerSource source) {
        sources.remove(source);
    }

    /** Whether media may go through a relay only. */
    public boolean relayOnly() {
        return relayOnly;
    }

    /** What all sources together have for this leg; the shortest time to live holds for all. */
    public IceServers servers(CallSessionId call, CallLeg leg) {
        String pseudonym = pseudonym(leg.account());
        Map<IceServerSource, Future<IceServers>> asked = new java.util.LinkedHashMap<>();
        sources.forEach(
                (source, underWay) -> submit(asked, source, underWay, call, leg, pseudonym));
        long until = System.nanoTime() + deadline.toNanos();
        List<IceServer> all = new ArrayList<>();
        Duration shortest = LONGEST;
        for (Map.Entry<IceServerSource, Future<IceServers>> one : asked.entrySet()) {
            IceServers answer = answer(one.getKey(), one.getValue(), until - System.nanoTime());
            all.addAll(answer.servers());
            shortest = answer.timeToLive().compareTo(shortest) < 0 ? answer.timeToLive() : shortest;
        }
        return new IceServers(all, shortest);
    }

    private void submit(
            Map<IceServerSource, Future<IceServers>> asked,
            IceServerSource source,
            AtomicInteger underWay,
            CallSessionId call,
            CallLeg leg,
            String pseudonym) {
        if (underWay.incrementAndGet() > AT_ONCE) {
            underWay.decrementAndGet();
            return;
        }
        try {
            asked.put(
                    source,
                    threads.submit(
                            () -> {
                                try {
                                    return source.servers(call, leg, pseudonym, deadline);
                                } finally {
                                    underWay.decrementAndGet();
                                }
                            }));
        } catch (RejectedExecutionException allBusy) {
            underWay.decrementAndGet();
        }
    }

    private static IceServers answer(
            IceServerSource source, Future<IceServers> future, long nanos) {
        String type = source.getClass().getName();
        try {
            IceServers answer = future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            if (answer != null && usable(answer)) {
                return answer;
            }
            LOG.warn("The source of call servers {} answered nonsense", type);
        } catch (TimeoutException late) {
            future.cancel(true);
            LOG.warn("The source of call servers {} did not answer in time", type);
        } catch (ExecutionException e) {
            LOG.warn(
                    "The source of call servers {} failed: {}", type, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new IceServers(List.of(), LONGEST);
    }

    private static boolean usable(IceServers answer) {
        return answer.servers().size() <= SERVERS
                && answer.timeToLive().compareTo(SHORTEST) >= 0
                && answer.servers().stream().allMatch(IceDesk::usable);
    }

    private static boolean usable(IceServer server) {
        boolean urls =
                !server.urls().isEmpty()
                        && server.urls().size() <= URLS
                        && server.urls().stream()
                                .allMatch(it -> IceUrl.stun(it) || IceUrl.turn(it));
        boolean named = server.username() != null && server.credential() != null;
        return urls
                && (named || !server.relays())
                && (server.username() == null || server.username().length() <= SECRET)
                && (server.credential() == null || server.credential().length() <= SECRET);
    }

    /** Tells a relay that two legs are of one account today, and nothing else about it. */
    private String pseudonym(AccountId account) {
        String text = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + " " + account;
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            byte[] all = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new java.math.BigInteger(1, java.util.Arrays.copyOf(all, PSEUDONYM_BYTES))
                    .toString(36);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JDK without HMAC-SHA256", e);
        }
    }
}
