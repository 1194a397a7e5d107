package org.rawat.chat.internal.realtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Threads;
import org.rawat.realtime.api.Live;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.api.spi.SocketHandler;

/**
 * {@code typing {conv, on}}: tells the others who are there that somebody writes; stored nowhere.
 * At most one in three seconds is passed on; whoever hears nothing for six takes it as over.
 */
@Component(service = SocketHandler.class)
public final class TypingHandler implements SocketHandler {
    private static final String TYPING = "typing";
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int KEPT = 10_000;

    private final Threads threads;
    private final Live live;
    private final Clock clock;

    // Guarded by itself: when each socket's last one was passed on; the oldest are forgotten.
    private final Map<Key, Instant> last =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
                    return size() > KEPT;
                }
            };

    private record Key(UUID socket, ConversationId conversation) {}

    @Activate
    public TypingHandler(
            @Reference Threads threads,
            @Reference Live live,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.threads = threads;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPING);
    }

    @Override
    public CompletionStage<Map<String, ?>> handle(Socket from, String type, Map<String, ?> data) {
        Frame frame = new Frame(data);
        ConversationId id = frame.conversation();
        boolean on = frame.flag("on");
        if (due(new Key(from.id(), id), on)) {
            tell(from.actor(), id, on);
        }
        return CompletableFuture.completedFuture(Map.of());
    }

    private boolean due(Key key, boolean on) {
        Instant now = clock.instant();
        synchronized (last) {
            Instant before = last.get(key);
            if (on && before != null && now.isBefore(before.plus(PAUSE))) {
                return false;
            }
            if (on) {
                last.put(key, now);
            } else {
                last.remove(key);
            }
            return on || before != null;
        }
    }

    private void tell(Actor actor, ConversationId id, boolean on) {
        threads.requireOpen(actor, id);
        Set<AccountId> others =
                new HashSet<>(threads.participants(List.of(id)).getOrDefault(id, Set.of()));
        others.remove(actor.requireAccount());
        live.publish(
                others,
                TYPING,
                Map.of(
                        "conv", id.toString(),
                        "person", actor.requirePerson().toString(),
                        "on", on));
    }
}
