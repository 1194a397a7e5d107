package org.rawat.catalogue.fhir.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.rawat.api.Health;
import org.rawat.catalogue.fhir.internal.PharmacySettings.Mistake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pharmacies that are configured, each offered to the catalogue for as long as it is. */
final class Pharmacies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pharmacies.class);
    private static final int THREADS = 4;
    private static final int WAITING = 1_000;
    private static final Duration PROBE = Duration.ofMillis(1_500);

    private final Path home;
    private final Clock clock;
    private final Function<PharmacySource, Runnable> offer;
    private final ThreadPoolExecutor threads;
    private final Map<String, Running> running = new TreeMap<>();
    private final Map<String, String> mistakes = new TreeMap<>();

    /** One that is offered, and how that ends. */
    private record Running(PharmacySettings settings, PharmacySource source, Runnable withdraw) {}

    /**
     * None yet.
     *
     * @param home what paths in the configuration are relative to
     * @param offer gives a source to the catalogue; what it returns takes it away again
     */
    Pharmacies(Path home, Clock clock, Function<PharmacySource, Runnable> offer) {
        this.home = home;
        this.clock = clock;
        this.offer = offer;
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        run -> {
                            Thread thread = new Thread(run, "rawat-catalogue-fhir");
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Makes what runs equal to what is configured; what has not changed is not touched.
     *
     * @param files what stands in each file, by the file's name
     */
    synchronized void configured(Map<String, Map<String, ?>> files) {
        Map<String, PharmacySettings> wanted = wanted(files);
        running.entrySet()
                .removeIf(
                        one -> {
                            boolean stays =
                                    one.getValue().settings().equals(wanted.get(one.getKey()));
                            if (!stays) {
                                one.getValue().withdraw().run();
                            }
                            return !stays;
                        });
        wanted.forEach(
                (file, settings) -> {
                    if (!running.containsKey(file)) {
                        PharmacySource source = new PharmacySource(settings, threads, clock);
                        running.put(file, new Running(settings, source, offer.apply(source)));
                        LOG.info(
                                "The pharmacy {} is asked at {}", settings.name(), settings.base());
                    }
                });
    }

    private Map<String, PharmacySettings> wanted(Map<String, Map<String, ?>> files) {
        Map<String, PharmacySettings> wanted = new TreeMap<>();
        Map<String, String> names = new HashMap<>();
        mistakes.clear();
        new TreeMap<>(files)
                .forEach(
                        (file, values) -> {
                            try {
                                PharmacySettings settings = PharmacySettings.read(values, home);
                                if (settings == null) {
                                    return;
                                }
                                String other = names.putIfAbsent(settings.name(), file);
                                if (other != null) {
                                    throw new Mistake("name is already taken by " + other);
                                }
                                wanted.put(file, settings);
                            } catch (Mistake e) {
                                String sentence = file + ": " + e.getMessage() + ".";
                                mistakes.put(file, sentence);
                                LOG.error(sentence);
                            }
                        });
        return wanted;
    }

    /** How they all are; each that is not known is asked. */
    Health health() {
        List<PharmacySource> sources = new ArrayList<>();
        synchronized (this) {
            if (!mistakes.isEmpty()) {
                return Health.critical(
                        String.join(" ", mistakes.values()),
                        "Correct the key; Rawat reads the file again by itself.");
            }
            running.values().forEach(one -> sources.add(one.source()));
        }
        if (sources.isEmpty()) {
            return Health.ok("no pharmacy is configured in etc/" + PharmacyConfig.PID + ".cfg");
        }
        return together(sources.stream().map(source -> source.checked(PROBE)).toList());
    }

    private static Health together(List<CompletableFuture<Health>> each) {
        List<Health> all = each.stream().map(CompletableFuture::join).toList();
        List<Health> bad =
                all.stream().filter(health -> health.status() != Health.Status.OK).toList();
        List<Health> told = bad.isEmpty() ? all : bad;
        return new Health(
                bad.isEmpty() ? Health.Status.OK : Health.Status.WARN,
                String.join("; ", told.stream().map(Health::message).toList()) + ".",
                String.join(" ", told.stream().map(Health::remedy).distinct().toList()));
    }

    @Override
    public synchronized void close() {
        running.values().forEach(one -> one.withdraw().run());
        running.clear();
        threads.shutdownNow();
    }
}
