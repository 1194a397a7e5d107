package org.rawat.persistence.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** Tells listeners what has been committed. */
@Component(service = Events.class)
public final class CommittedEvents implements Events {
    private static final Logger LOG = LoggerFactory.getLogger(CommittedEvents.class);

    private final UnitOfWork units;
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public CommittedEvents(@Reference UnitOfWork units) {
        this.units = units;
    }

    @Reference(
            name = "listener",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(EventListener listener) {
        listeners.add(listener);
    }

    void remove(EventListener listener) {
        listeners.remove(listener);
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
        for (EventListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException | LinkageError e) {
                LOG.error(
                        "A listener failed on {}: {}",
                        event.getClass().getName(),
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}
