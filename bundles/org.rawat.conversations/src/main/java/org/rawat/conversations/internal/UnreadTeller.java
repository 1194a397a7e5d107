package org.rawat.conversations.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.api.Unread;
import org.rawat.conversations.internal.store.MarkStore;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.realtime.api.Live;
import org.rawat.realtime.api.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is unread, and tells it to devices that are there: not for each message, but a few
 * times a second for all accounts at once.
 */
@Component(service = UnreadTeller.class)
public final class UnreadTeller {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadTeller.class);
    private static final long PAUSE_MILLIS = 300;
    private static final int MOST = 10_000;

    private final MarkStore marks;
    private final Live live;
    private final UnitOfWork units;
    private final ScheduledExecutorService timer;

    // Guarded by itself.
    private final Map<AccountId, Set<ConversationId>> waiting = new HashMap<>();

    @Activate
    public UnreadTeller(
            @Reference MarkStore marks, @Reference Live live, @Reference UnitOfWork units) {
        this.marks = marks;
        this.live = live;
        this.units = units;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-conversations-unread");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(this::tell, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    /** What an asker has not read. */
    Unread of(Actor actor) {
        List<MarkStore.Part> parts = parts(actor);
        return parts.isEmpty()
                ? new Unread(0, 0, Map.of())
                : unread(units.call(() -> marks.unread(parts)));
    }

    private static List<MarkStore.Part> parts(Actor actor) {
        List<MarkStore.Part> parts = new ArrayList<>();
        for (Side side : Side.values()) {
            for (PersonId person : ConversationAccess.persons(actor, side)) {
                parts.add(new MarkStore.Part(actor.requireAccount(), person, side));
            }
        }
        return parts;
    }

    private static Unread unread(List<MarkStore.Count> counts) {
        Map<ConversationId, Long> each = new HashMap<>();
        counts.forEach(it -> each.put(it.conversation(), it.unread()));
        return new Unread(sum(counts, Side.PATIENT), sum(counts, Side.DOCTOR), each);
    }

    private static long sum(List<MarkStore.Count> counts, Side side) {
        return counts.stream()
                .filter(it -> it.side() == side)
                .mapToLong(MarkStore.Count::unread)
                .sum();
    }

    /** Something in this conversation may have changed what these accounts have to read. */
    void look(Collection<AccountId> accounts, ConversationId conversation) {
        synchronized (waiting) {
            for (AccountId account : accounts) {
                if (waiting.size() < MOST && live.reachable(account)) {
                    waiting.computeIfAbsent(account, same -> new HashSet<>()).add(conversation);
                }
            }
        }
    }

    void tell() {
        Map<AccountId, Set<ConversationId>> now;
        synchronized (waiting) {
            now = new HashMap<>(waiting);
            waiting.clear();
        }
        if (now.isEmpty()) {
            return;
        }
        try {
            tell(now);
        } catch (RuntimeException e) {
            LOG.debug("Unread counts could not be told", e);
            // The database is away for a moment; whoever waits goes on waiting.
            now.forEach((account, those) -> those.forEach(it -> look(Set.of(account), it)));
        }
    }

    private void tell(Map<AccountId, Set<ConversationId>> changed) {
        List<MarkStore.Part> parts = new ArrayList<>();
        for (AccountId account : changed.keySet()) {
            live.sockets(account).stream()
                    .findFirst()
                    .map(Socket::actor)
                    .ifPresent(actor -> parts.addAll(parts(actor)));
        }
        if (parts.isEmpty()) {
            return;
        }
        Map<AccountId, List<MarkStore.Count>> counts =
                units.call(() -> marks.unread(parts)).stream()
                        .collect(Collectors.groupingBy(MarkStore.Count::account));
        parts.stream()
                .map(MarkStore.Part::account)
                .distinct()
                .forEach(
                        it ->
                                tell(
                                        it,
                                        unread(counts.getOrDefault(it, List.of())),
                                        changed.getOrDefault(it, Set.of())));
    }

    private void tell(AccountId account, Unread unread, Set<ConversationId> changed) {
        for (ConversationId conversation : changed) {
            Map<String, Object> data = tree(unread);
            data.put("conv", conversation.toString());
            data.put("count", unread.conversations().getOrDefault(conversation, 0L));
            live.publish(Set.of(account), "unread", data);
        }
    }

    /** Counts as an event says them. */
    public static Map<String, Object> tree(Unread it) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("total", it.total());
        data.put("asPatient", it.asPatient());
        data.put("asDoctor", it.asDoctor());
        return data;
    }
}
