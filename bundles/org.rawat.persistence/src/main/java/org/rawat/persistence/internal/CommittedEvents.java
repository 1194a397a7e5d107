package org.rawat.persistence.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rawat.api.EventListener;
import org.rawat.api.Events;
import org.rawat.api.RawatEvent;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what has been committed. A listener is fetched when there is something to tell it
 * and not before: it may stand on services that themselves publish events.
 */
@Component(service = Events.class)
public final class CommittedEvents implements Events {
    private static final Logger LOG = LoggerFactory.getLogger(CommittedEvents.class);

    private final UnitOfWork units;
    private final BundleContext context;
    private final List<ServiceReference<EventListener>> listeners = new CopyOnWriteArrayList<>();
    private final Map<ServiceReference<EventListener>, EventListener> fetched =
            new ConcurrentHashMap<>();

    @Activate
    public CommittedEvents(@Reference UnitOfWork units, BundleContext context) {
        this.units = units;
        this.context = context;
    }

    @Reference(
            name = "listener",
            service = EventListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(ServiceReference<EventListener> listener) {
        listeners.add(listener);
    }

    void remove(ServiceReference<EventListener> listener) {
        listeners.remove(listener);
        if (fetched.remove(listener) != null) {
            context.ungetService(listener);
        }
    }

    @Override
    public void publish(RawatEvent event) {
        if (units.active()) {
            units.afterCommit(() -> deliver(event));
        } else {
            deliver(event);
        }
    }

    private void deliver(RawatEvent event) {
        for (ServiceReference<EventListener> reference : listeners) {
            try {
                EventListener listener = listener(reference);
                if (listener != null) {
                    listener.on(event);
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.error(
                        "A listener of {} failed on {}",
                        reference.getBundle(),
                        event.getClass().getName(),
                        e);
            }
        }
    }

    /** Null when it is going just now. */
    private @Nullable EventListener listener(ServiceReference<EventListener> reference) {
        EventListener known = fetched.get(reference);
        if (known != null) {
            return known;
        }
        EventListener got = context.getService(reference);
        if (got == null) {
            return null;
        }
        EventListener first = fetched.putIfAbsent(reference, got);
        if (first != null) {
            context.ungetService(reference);
            return first;
        }
        if (!listeners.contains(reference) && fetched.remove(reference) != null) {
            context.ungetService(reference);
        }
        return got;
    }
}
