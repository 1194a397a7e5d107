package org.rawat.catalogue.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.SourceState;
import org.rawat.catalogue.api.spi.MedicineSource;
import org.rawat.catalogue.api.spi.SourceMedicine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before one source: remembers what it was asked, and leaves it alone for a while when it
 * fails again and again (a circuit breaker; after the pause one question tries it out).
 */
final class SourceGuard {
    private static final Logger LOG = LoggerFactory.getLogger(SourceGuard.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final int REMEMBERED = 500;

    /** One that hangs and cannot be interrupted must not take every thread. */
    private static final int AT_ONCE = 2;

    private final MedicineSource source;
    private final Clock clock;
    private final String name;
    private final Map<String, Instant> asked =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private int underWay;
    private int failures;
    private @Nullable Instant pausedUntil;
    private @Nullable Instant lastAnswer;
    private @Nullable Instant silentSince;

    SourceGuard(MedicineSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.name = nameOf(source);
    }

    private static String nameOf(MedicineSource source) {
        try {
            String name = source.name();
            if (name.length() <= 40
                    && NAME.matcher(name).matches()
                    && !name.equals(Seed.SOURCE)
                    && !name.equals("clinic")) {
                return name;
            }
        } catch (RuntimeException e) {
            LOG.warn("A source of medicines fails to say its name", e);
        }
        return "";
    }

    String name() {
        return name.isEmpty() ? source.getClass().getName() : name;
    }

    /** Notes that it is being asked. */
    synchronized boolean worthAsking(String text) {
        Instant now = clock.instant();
        if (name.isEmpty()
                || underWay >= AT_ONCE
                || pausedUntil != null && now.isBefore(pausedUntil)) {
            return false;
        }
        String key = key(text);
        Instant before = asked.get(key);
        if (before != null && now.isBefore(before.plus(FRESH))) {
            return false;
        }
        if (pausedUntil != null) {
            // This one question tries it out; the others wait for its answer.
            pausedUntil = now.plus(PAUSE);
        }
        asked.put(key, now);
        underWay++;
        return true;
    }

    /**
     * One question to a source.
     *
     * @param over set by whoever is first: the answer or the deadline
     */
    record Question(String text, int limit, AtomicBoolean over) {
        Question(String text, int limit) {
            this(text, limit, new AtomicBoolean());
        }
    }

    /** What a source is asked. */
    interface Asking {
        List<SourceMedicine> ask(MedicineSource source) throws IOException;
    }

    /** Asks and hands on; whatever goes wrong is counted. */
    boolean ask(Question question, Asking asking, BiConsumer<String, List<SourceMedicine>> taker) {
        List<SourceMedicine> offered;
        try {
            offered = List.copyOf(asking.ask(source));
        } catch (Exception | LinkageError e) {
            if (question.over().compareAndSet(false, true)) {
                failed(question.text(), e);
            }
            return false;
        } finally {
            done();
        }
        if (!question.over().compareAndSet(false, true)) {
            return false;
        }
        answered();
        if (offered.isEmpty()) {
            return false;
        }
        taker.accept(name, offered.subList(0, Math.min(question.limit(), offered.size())));
        return true;
    }

    /** It has not answered in time. */
    void late(String text) {
        failed(text, new TimeoutException("no answer in time"));
    }

    /** No thread was free for it. */
    synchronized void notAsked(String text) {
        underWay--;
        asked.remove(key(text));
    }

    private synchronized void done() {
        underWay--;
    }

    private synchronized void answered() {
        failures = 0;
        silentSince = null;
        pausedUntil = null;
        lastAnswer = clock.instant();
    }

    private synchronized void failed(String text, Throwable why) {
        asked.remove(key(text));
        if (failures == 0) {
            silentSince = clock.instant();
        }
        failures++;
        if (failures >= FAILURES) {
            if (pausedUntil == null) {
                LOG.warn("The source of medicines {} is left alone for a while", name, why);
            }
            pausedUntil = clock.instant().plus(PAUSE);
        }
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    synchronized SourceState state() {
        return new SourceState(name(), failures == 0 && !name.isEmpty(), lastAnswer, silentSince);
    }
}
