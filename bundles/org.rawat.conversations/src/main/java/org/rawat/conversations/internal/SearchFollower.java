package org.rawat.conversations.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.EventListener;
import org.rawat.api.RawatEvent;
import org.rawat.conversations.api.ConversationEvent;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.internal.store.SearchStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what was written findable some seconds later, so that whoever looks need not wait. */
@Component(service = EventListener.class, immediate = true)
public final class SearchFollower implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(SearchFollower.class);
    private static final long PAUSE_SECONDS = 10;
    private static final int MOST = 10_000;

    private final SearchStore search;
    private final UnitOfWork units;
    private final ScheduledExecutorService timer;

    // Guarded by itself. What is lost here is found by whoever looks.
    private final Set<ConversationId> written = new HashSet<>();

    @Activate
    public SearchFollower(@Reference SearchStore search, @Reference UnitOfWork units) {
        this.search = search;
        this.units = units;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-conversations-search");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(this::follow, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    @Override
    public void on(RawatEvent event) {
        if (event instanceof ConversationEvent.EntryAppended added) {
            synchronized (written) {
                if (written.size() < MOST) {
                    written.add(added.conversation());
                }
            }
        }
    }

    void follow() {
        Set<ConversationId> some;
        synchronized (written) {
            some = Set.copyOf(written);
            written.clear();
        }
        try {
            for (ConversationId id : some) {
                boolean all;
                do {
                    all = units.call(() -> search.follow(id));
                } while (!all);
            }
        } catch (RuntimeException e) {
            LOG.debug("What was written is found later", e);
        }
    }
}
