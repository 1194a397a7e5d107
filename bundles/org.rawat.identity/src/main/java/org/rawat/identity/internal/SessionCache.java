package org.rawat.identity.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.AccountId;
import org.rawat.identity.internal.store.SessionStore;

/**
 * Spares the database a question for each request. Nothing outlives a revocation: whoever ends or
 * changes something forgets it here after the commit, and what was read before that is not kept.
 */
@Component(service = SessionCache.class)
public final class SessionCache {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 10_000;

    private record Entry(SessionStore.Held held, long readAt) {}

    private final Map<String, Entry> entries =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
                    return size() > MOST;
                }
            };
    private long generation;

    @Activate
    public SessionCache() {}

    /** To be asked before reading what will be put. */
    synchronized long generation() {
        return generation;
    }

    synchronized Optional<SessionStore.Held> get(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (System.nanoTime() - entry.readAt() > FRESH_NANOS) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.held());
    }

    /** Keeps what was read, unless something was forgotten since the reading began. */
    synchronized void put(String key, SessionStore.Held held, long readIn) {
        if (readIn == generation) {
            entries.put(key, new Entry(held, System.nanoTime()));
        }
    }

    synchronized void forget(AccountId account) {
        generation++;
        entries.values().removeIf(entry -> account.equals(entry.held().actor().accountId()));
    }

    synchronized void forget(String key) {
        generation++;
        entries.remove(key);
    }
}
