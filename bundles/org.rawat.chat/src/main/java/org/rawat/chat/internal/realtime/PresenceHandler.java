package org.rawat.chat.internal.realtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.EventListener;
import org.rawat.api.PersonId;
import org.rawat.api.RawatEvent;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Threads;
import org.rawat.identity.api.Accounts;
import org.rawat.realtime.api.Live;
import org.rawat.realtime.api.Presence;
import org.rawat.realtime.api.RealtimeEvent;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.api.spi.SocketHandler;

/**
 * {@code presence {conv}}: whether the others of an open conversation are there. Whoever asks is
 * told of changes for ten minutes, and asks again while the room is open: a doctor is seen by the
 * doctor's own patients only, and by nobody who only has an old page.
 */
@Component(service = {SocketHandler.class, EventListener.class})
public final class PresenceHandler implements SocketHandler, EventListener {
    private static final String PRESENCE = "presence";
    private static final Duration WATCHED = Duration.ofMinutes(10);
    private static final int MOST = 50_000;

    private final Threads threads;
    private final Accounts accounts;
    private final Live live;
    private final Clock clock;
    private final Map<Watch, Watched> watches = new ConcurrentHashMap<>();

    private record Watch(AccountId watched, UUID socket) {}

    private record Watched(PersonId person, Instant until) {}

    @Activate
    public PresenceHandler(
            @Reference Threads threads,
            @Reference Accounts accounts,
            @Reference Live live,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.threads = threads;
        this.accounts = accounts;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(PRESENCE);
    }

    /** A room that stays open asks again by itself. */
    @Override
    public Set<String> automatic() {
        return Set.of(PRESENCE);
    }

    @Override
    public CompletionStage<Map<String, ?>> handle(Socket from, String type, Map<String, ?> data) {
        ConversationId id = new Frame(data).conversation();
        Conversation conversation = threads.requireOpen(from.actor(), id);
        Set<AccountId> others = threads.participants(List.of(id)).getOrDefault(id, Set.of());
        Map<AccountId, PersonId> persons = accounts.personsOf(others);
        Instant until = clock.instant().plus(WATCHED);
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Map.Entry<AccountId, PersonId> one : persons.entrySet()) {
            if (!one.getKey().equals(from.actor().accountId())) {
                all.add(tree(one.getValue(), live.presence(one.getKey())));
                watch(new Watch(one.getKey(), from.id()), new Watched(one.getValue(), until));
            }
        }
        return CompletableFuture.completedFuture(
                Map.of("conv", conversation.id().toString(), "others", all));
    }

    private void watch(Watch watch, Watched watched) {
        if (watches.size() >= MOST) {
            Instant now = clock.instant();
            watches.values().removeIf(it -> now.isAfter(it.until()));
        }
        if (watches.size() < MOST) {
            watches.put(watch, watched);
        }
    }

    @Override
    public void on(RawatEvent event) {
        if (event instanceof RealtimeEvent.PresenceChanged changed) {
            watches.forEach(
                    (watch, watched) -> {
                        if (watch.watched().equals(changed.account())) {
                            tell(watch, watched, changed.presence());
                        }
                    });
        } else if (event instanceof RealtimeEvent.SocketClosed closed) {
            watches.keySet().removeIf(it -> it.socket().equals(closed.socket()));
        }
    }

    private void tell(Watch watch, Watched watched, Presence presence) {
        if (clock.instant().isAfter(watched.until())) {
            watches.remove(watch);
            return;
        }
        live.socket(watch.socket())
                .ifPresent(it -> it.send(PRESENCE, tree(watched.person(), presence)));
    }

    private static Map<String, @Nullable Object> tree(PersonId person, Presence presence) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Instant lastSeen = presence.lastSeen();
        tree.put("person", person.toString());
        tree.put("state", presence.state().name());
        tree.put("lastSeen", lastSeen == null ? null : lastSeen.toString());
        return tree;
    }
}
