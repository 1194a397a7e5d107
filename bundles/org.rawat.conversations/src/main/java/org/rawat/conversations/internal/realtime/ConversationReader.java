package org.rawat.conversations.internal.realtime;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Uuid7;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.internal.ConversationAccess;
import org.rawat.conversations.internal.ConversationSettings;
import org.rawat.conversations.internal.EntryTree;
import org.rawat.conversations.internal.ThreadLog;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.EntryStore;
import org.rawat.conversations.internal.store.EntryStore.Place;
import org.rawat.conversations.internal.store.StoredConversation;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.realtime.api.LoggedEvent;
import org.rawat.realtime.api.spi.EventReader;

/** Shows what a device has missed, as it is now and as its reader may see it now. */
@Component(service = EventReader.class)
public final class ConversationReader implements EventReader {
    private final ConversationStore conversations;
    private final EntryStore entries;
    private final ThreadLog log;
    private final EntryTree tree;
    private final ConversationSettings settings;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public ConversationReader(
            @Reference ConversationStore conversations,
            @Reference EntryStore entries,
            @Reference ThreadLog log,
            @Reference EntryTree tree,
            @Reference ConversationSettings settings,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.conversations = conversations;
        this.entries = entries;
        this.log = log;
        this.tree = tree;
        this.settings = settings;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(ThreadLog.NEW, ThreadLog.CHANGED, ThreadLog.CONVERSATION);
    }

    @Override
    public List<@Nullable Map<String, ?>> read(Actor actor, List<LoggedEvent> events) {
        Map<ConversationId, StoredConversation> seen = new HashMap<>();
        Map<Place, Entry> found = new HashMap<>();
        units.run(
                () -> {
                    Set<ConversationId> ids = new HashSet<>();
                    events.forEach(it -> conversation(it).ifPresent(ids::add));
                    conversations.findAll(ids).stream()
                            .filter(it -> ConversationAccess.sees(actor, it))
                            .forEach(it -> seen.put(it.id(), it));
                    Set<Place> places = new HashSet<>();
                    events.forEach(it -> place(it, seen.keySet()).ifPresent(places::add));
                    if (!places.isEmpty()) {
                        found.putAll(entries.at(places));
                    }
                });
        tree.prepare(List.copyOf(found.values()));
        List<@Nullable Map<String, ?>> shown = new ArrayList<>();
        events.forEach(it -> shown.add(shown(actor, it, seen, found)));
        return shown;
    }

    private @Nullable Map<String, ?> shown(
            Actor actor,
            LoggedEvent event,
            Map<ConversationId, StoredConversation> seen,
            Map<Place, Entry> found) {
        StoredConversation thread = conversation(event).map(seen::get).orElse(null);
        if (thread == null) {
            return null;
        }
        if (event.type().equals(ThreadLog.CONVERSATION)) {
            return ThreadLog.payload(thread.toRecord(settings.window(), clock.instant()));
        }
        return place(event, seen.keySet())
                .map(found::get)
                .map(it -> log.payload(it, actor.requireAccount()))
                .orElse(null);
    }

    private static Optional<ConversationId> conversation(LoggedEvent event) {
        return Optional.ofNullable(event.reference().get("conv"))
                .flatMap(it -> Uuid7.parse(it.toString()))
                .map(ConversationId::new);
    }

    private static Optional<Place> place(LoggedEvent event, Set<ConversationId> seen) {
        return event.reference().get("seq") instanceof Number seq
                ? conversation(event)
                        .filter(seen::contains)
                        .map(it -> new Place(it, seq.longValue()))
                : Optional.empty();
    }
}
