package org.rawat.prescriptions.internal.safety;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyCheck;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of safety knowledge that are there. All are asked at once, each on a thread that is
 * not the doctor's; one that is late, broken or talks nonsense is "not checked" and nothing else.
 * Never called inside a unit of work.
 */
@Component(service = SafetySources.class, configurationPid = "org.rawat.prescriptions.checks")
@Designate(ocd = SafetyConfig.class)
public final class SafetySources {
    private static final Logger LOG = LoggerFactory.getLogger(SafetySources.class);
    private static final int THREADS = 16;

    /** One that hangs and cannot be interrupted must not take every thread. */
    private static final int AT_ONCE = 4;

    /** Of all doctors who type, so that a source always has room for one who signs. */
    private static final int TYPING = 2;

    private static final int SHORTEST = 100;
    private static final int LONGEST = 30_000;
    private static final int USUAL = 2_000;
    private static final SafetyText NONE =
            new SafetyText(
                    "Tidak ada sumber pemeriksaan yang terpasang.",
                    "No source of checks is installed.");
    private static final SafetyText LATE =
            new SafetyText("Tidak menjawab pada waktunya.", "It did not answer in time.");
    private static final SafetyText BUSY =
            new SafetyText(
                    "Masih sibuk dengan pertanyaan sebelumnya.",
                    "It is still busy with earlier questions.");
    private static final SafetyText BROKEN =
            new SafetyText("Rusak saat memeriksa.", "It broke while checking.");
    private static final SafetyText STOPPED =
            new SafetyText("Pemeriksaan terputus.", "The check was interrupted.");

    private final Map<SafetyCheck, AtomicInteger> sources = new ConcurrentHashMap<>();
    private final Semaphore typing = new Semaphore(TYPING, true);
    private final ExecutorService threads;
    private final Duration deadline;

    @Activate
    public SafetySources(SafetyConfig config) {
        this(deadline(config));
    }

    /** With this deadline for each source. */
    public SafetySources(Duration deadline) {
        this.deadline = deadline;
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        run -> {
                            Thread made = new Thread(run, "rawat-prescription-checks");
                            made.setDaemon(true);
                            return made;
                        });
    }

    private static Duration deadline(SafetyConfig config) {
        try {
            int millis = config.deadline_millis();
            if (millis >= SHORTEST && millis <= LONGEST) {
                return Duration.ofMillis(millis);
            }
        } catch (RuntimeException e) {
            LOG.debug("deadline.millis is no number", e);
        }
        LOG.error(
                "etc/org.rawat.prescriptions.checks.cfg: deadline.millis is not {} to {}; {} is"
                        + " used",
                SHORTEST,
                LONGEST,
                USUAL);
        return Duration.ofMillis(USUAL);
    }

    @Deactivate
    public void close() {
        threads.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SafetyCheck source) {
        sources.put(source, new AtomicInteger());
    }

    public void remove(SafetyCheck source) {
        sources.remove(source);
    }

    /** What every source says, by name; one entry that says so when there is none. */
    List<SafetyReview.Source> ask(SafetyQuestion question) {
        return ask(question, true);
    }

    /**
     * The same while somebody types: few at once, the others wait their turn as long as for an
     * answer and are then told that nobody was asked. Failures are not worth a warning at each key.
     */
    List<SafetyReview.Source> askWhileTyping(SafetyQuestion question) {
        try {
            if (!typing.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                return failed(BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(STOPPED);
        }
        try {
            return ask(question, false);
        } finally {
            typing.release();
        }
    }

    private List<SafetyReview.Source> ask(SafetyQuestion question, boolean signing) {
        List<Asked> asked = new ArrayList<>();
        sources.forEach((source, underWay) -> asked.add(submit(source, underWay, question)));
        if (asked.isEmpty()) {
            return none();
        }
        long until = System.nanoTime() + deadline.toNanos();
        return asked.stream()
                .map(one -> answer(one, until - System.nanoTime(), question, signing))
                .sorted(Comparator.comparing(SafetyReview.Source::name))
                .toList();
    }

    private List<SafetyReview.Source> failed(SafetyText why) {
        List<SafetyReview.Source> all =
                sources.keySet().stream()
                        .map(SourceName::of)
                        .map(it -> SourceAnswer.failed(it.name(), it.title(), why))
                        .sorted(Comparator.comparing(SafetyReview.Source::name))
                        .toList();
        return all.isEmpty() ? none() : all;
    }

    private static List<SafetyReview.Source> none() {
        return List.of(SourceAnswer.failed("none", SafetyText.of("Rawat"), NONE));
    }

    /** A source, and its answer to come; without an answer when no thread was free. */
    private record Asked(SourceName source, List<Future<SafetyAnswer>> answer) {}

    private Asked submit(SafetyCheck source, AtomicInteger underWay, SafetyQuestion question) {
        SourceName name = SourceName.of(source);
        if (!name.valid() || underWay.incrementAndGet() > AT_ONCE) {
            if (name.valid()) {
                underWay.decrementAndGet();
            }
            return new Asked(name, List.of());
        }
        try {
            return new Asked(
                    name,
                    List.of(
                            threads.submit(
                                    () -> {
                                        try {
                                            return source.check(question, deadline);
                                        } finally {
                                            underWay.decrementAndGet();
                                        }
                                    })));
        } catch (RejectedExecutionException allBusy) {
            underWay.decrementAndGet();
            return new Asked(name, List.of());
        }
    }

    private static SafetyReview.Source answer(
            Asked asked, long nanos, SafetyQuestion question, boolean signing) {
        SourceName source = asked.source();
        if (asked.answer().isEmpty()) {
            return SourceAnswer.failed(
                    source.name(), source.title(), source.valid() ? BUSY : BROKEN);
        }
        Future<SafetyAnswer> future = asked.answer().get(0);
        try {
            return SourceAnswer.of(
                    source, future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS), question);
        } catch (TimeoutException late) {
            future.cancel(true);
            say(signing, "The source of checks {} did not answer in time", source.name());
            return SourceAnswer.failed(source.name(), source.title(), LATE);
        } catch (ExecutionException e) {
            say(
                    signing,
                    "The source of checks {} failed: {}",
                    source.name(),
                    String.valueOf(e.getCause()));
            return SourceAnswer.failed(source.name(), source.title(), BROKEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SourceAnswer.failed(source.name(), source.title(), STOPPED);
        }
    }

    private static void say(boolean signing, String what, Object... of) {
        if (signing) {
            LOG.warn(what, of);
        } else {
            LOG.debug(what, of);
        }
    }
}
