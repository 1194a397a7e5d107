package org.rawat.realtime.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rawat.api.Actor;
import org.rawat.realtime.api.spi.StateSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions' current values for a page that comes. */
@Component(service = States.class)
public final class States {
    private static final Logger LOG = LoggerFactory.getLogger(States.class);
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Workers workers;
    private final Map<StateSource, String> sources = new ConcurrentHashMap<>();

    @Activate
    public States(@Reference Workers workers) {
        this.workers = workers;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSource(StateSource source) {
        sources.put(source, source.name());
    }

    void unbindSource(StateSource source) {
        sources.remove(source);
    }

    /** The values by name. A source that fails or hangs leaves its place empty. */
    Map<String, Object> of(Actor actor) {
        Map<String, Future<Map<String, ?>>> asked = new TreeMap<>();
        sources.forEach(
                (source, name) -> {
                    try {
                        asked.put(name, workers.states().submit(() -> source.state(actor)));
                    } catch (RejectedExecutionException e) {
                        LOG.warn("No room to ask for the state {}", name);
                    }
                });
        long end = System.nanoTime() + DEADLINE.toNanos();
        Map<String, Object> states = new LinkedHashMap<>();
        asked.forEach(
                (name, answer) -> {
                    try {
                        states.put(
                                name,
                                answer.get(
                                        Math.max(0, end - System.nanoTime()),
                                        TimeUnit.NANOSECONDS));
                    } catch (ExecutionException | TimeoutException e) {
                        answer.cancel(true);
                        LOG.warn("The state {} is left out", name, e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        return states;
    }
}
