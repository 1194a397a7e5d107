package org.rawat.realtime.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rawat.realtime.api.spi.SocketHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions that answer frames, by the frames' types. */
@Component(service = Handlers.class)
public final class Handlers {
    private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

    private final List<Bound> bound = new CopyOnWriteArrayList<>();
    private volatile Map<String, Bound> byType = Map.of();

    /** A handler and what it said about itself. */
    record Bound(
            SocketHandler handler,
            Set<String> types,
            Set<String> automatic,
            Bundle bundle,
            Comparable<Object> rank) {}

    @Activate
    public Handlers() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    @SuppressWarnings({"unchecked", "rawtypes"})
    void bindHandler(SocketHandler handler, ServiceReference<SocketHandler> reference) {
        bind(
                new Bound(
                        handler,
                        Set.copyOf(handler.types()),
                        Set.copyOf(handler.automatic()),
                        reference.getBundle(),
                        (Comparable) reference));
    }

    void unbindHandler(SocketHandler handler) {
        bound.removeIf(one -> one.handler() == handler);
        sort();
    }

    void bind(Bound one) {
        Set<String> own = Set.of("hello", "beat", "bye");
        if (one.types().stream().anyMatch(own::contains)) {
            LOG.warn("{} wants {} for itself", one.bundle().getSymbolicName(), own);
        }
        bound.add(one);
        sort();
    }

    Optional<Bound> of(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    private synchronized void sort() {
        Map<String, Bound> sorted = new HashMap<>();
        bound.stream()
                .sorted(Comparator.comparing(Bound::rank))
                .forEach(one -> one.types().forEach(type -> sorted.put(type, one)));
        byType = Map.copyOf(sorted);
    }
}
