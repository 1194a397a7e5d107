package org.rawat.conversations.internal;

import java.time.Clock;
import java.util.Collection;
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
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.ChangeEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntryRecord;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.api.Threads;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.EntryStore;
import org.rawat.conversations.internal.store.SearchStore;
import org.rawat.conversations.internal.store.StoredConversation;
import org.rawat.persistence.api.UnitOfWork;

/** Conversations, for the functions that write into them. */
@Component(service = Threads.class)
public final class ThreadService implements Threads {
    private static final int QUERY_MAX = 200;
    private static final int HITS_MAX = 100;
    private static final int SKIPPED_MAX = 1_000;

    private final ConversationStore conversations;
    private final EntryStore entries;
    private final SearchStore search;
    private final Participants participants;
    private final Appending appending;
    private final Changing changing;
    private final ConversationSettings settings;
    private final UnreadTeller unread;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public ThreadService(
            @Reference ConversationStore conversations,
            @Reference EntryStore entries,
            @Reference SearchStore search,
            @Reference Participants participants,
            @Reference Appending appending,
            @Reference Changing changing,
            @Reference ConversationSettings settings,
            @Reference UnreadTeller unread,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.conversations = conversations;
        this.entries = entries;
        this.search = search;
        this.participants = participants;
        this.appending = appending;
        this.changing = changing;
        this.settings = settings;
        this.unread = unread;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return units.call(() -> conversations.find(conversation)).map(this::now);
    }

    @Override
    public Map<ConversationId, Set<AccountId>> participants(Collection<ConversationId> wanted) {
        return units.call(() -> participants.of(conversations.findAll(wanted)));
    }

    @Override
    public Conversation requireOpen(Actor actor, ConversationId conversation) {
        Conversation it = now(seen(actor, conversation));
        if (!it.open()) {
            throw ConversationProblems.notOpen(it);
        }
        return it;
    }

    @Override
    public List<AppendOutcome> append(List<AppendEntry> wanted) {
        requireUnit();
        Appending.Appended appended = appending.append(wanted);
        if (!appended.readers().isEmpty()) {
            units.afterCommit(() -> appended.readers().forEach((id, who) -> unread.look(who, id)));
        }
        return appended.outcomes();
    }

    @Override
    public Entry change(Actor actor, EntryId entry, ChangeEntry change) {
        requireUnit();
        return changing.change(actor, entry, change);
    }

    @Override
    public Conversation pin(Actor actor, ConversationId conversation, @Nullable EntryId entry) {
        requireUnit();
        return changing.pin(actor, conversation, entry);
    }

    @Override
    public List<Entry> search(Actor actor, Side side, String query, int after, int limit) {
        Set<org.rawat.api.PersonId> persons =
                new HashSet<>(ConversationAccess.persons(actor, side));
        String words = query.strip();
        if (persons.isEmpty() || words.isEmpty()) {
            return List.of();
        }
        if (words.codePointCount(0, words.length()) > QUERY_MAX) {
            throw ProblemException.invalid("q", "too-long", QUERY_MAX);
        }
        int skipped = Math.min(Math.max(after, 0), SKIPPED_MAX);
        int most = Math.min(Math.max(limit, 1), HITS_MAX);
        return units.call(() -> search.find(side, persons, words, skipped, most));
    }

    @Override
    public List<EntryRecord> transcript(Actor actor, ConversationId conversation) {
        return units.call(
                () -> {
                    if (now(seen(actor, conversation)).open()) {
                        throw ConversationProblems.open();
                    }
                    return entries.records(conversation);
                });
    }

    private StoredConversation seen(Actor actor, ConversationId id) {
        StoredConversation it =
                units.call(() -> conversations.find(id)).orElseThrow(ProblemException::notFound);
        ConversationAccess.requireSeen(actor, it);
        return it;
    }

    private Conversation now(StoredConversation it) {
        return it.toRecord(settings.window(), clock.instant());
    }

    private void requireUnit() {
        if (!units.active()) {
            throw new IllegalStateException("not inside a unit of work");
        }
    }
}
