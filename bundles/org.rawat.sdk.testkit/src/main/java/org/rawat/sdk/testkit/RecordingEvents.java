package org.rawat.sdk.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Events;
import org.rawat.api.RawatEvent;
import org.rawat.persistence.api.UnitOfWork;

/** Keeps what was published, as the real one publishes: after the commit or not at all. */
public final class RecordingEvents implements Events {
    private final List<RawatEvent> published = new CopyOnWriteArrayList<>();
    private final @Nullable UnitOfWork units;

    /** Keeps every event at once. */
    public RecordingEvents() {
        this(null);
    }

    /** Keeps an event that was published inside a unit of work when that unit commits. */
    public RecordingEvents(@Nullable UnitOfWork units) {
        this.units = units;
    }

    @Override
    public void publish(RawatEvent event) {
        if (units != null && units.active()) {
            units.afterCommit(() -> published.add(event));
        } else {
            published.add(event);
        }
    }

    public List<RawatEvent> published() {
        return List.copyOf(published);
    }

    /** Those of one type, in their order. */
    public <E extends RawatEvent> List<E> published(Class<E> type) {
        return published.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void clear() {
        published.clear();
    }
}
