package org.rawat.conversations.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.conversations.api.ChangeEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntryKind;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.EntryStore;
import org.rawat.conversations.internal.store.SearchStore;
import org.rawat.conversations.internal.store.StoredConversation;

/** What may happen to an entry after it was sent. */
@Component(service = Changing.class)
public final class Changing {
    private final ConversationStore conversations;
    private final EntryStore entries;
    private final SearchStore search;
    private final Participants participants;
    private final ThreadLog log;
    private final ThreadJournal journal;
    private final ConversationSettings settings;
    private final Clock clock;

    @Activate
    public Changing(
            @Reference ConversationStore conversations,
            @Reference EntryStore entries,
            @Reference SearchStore search,
            @Reference Participants participants,
            @Reference ThreadLog log,
            @Reference ThreadJournal journal,
            @Reference ConversationSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.conversations = conversations;
        this.entries = entries;
        this.search = search;
        this.participants = participants;
        this.log = log;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /** An entry with its conversation, which is held until the unit ends. */
    private record Held(Entry entry, StoredConversation thread, Instant now) {}

    /** Inside a unit of work. */
    Entry change(Actor actor, EntryId id, ChangeEntry change) {
        Held held = held(actor, id, change);
        Entry before = held.entry();
        if (change instanceof ChangeEntry.Edit edit) {
            edit(actor, held, edit);
        } else if (change instanceof ChangeEntry.Delete delete) {
            delete(actor, held, delete);
        } else if (change instanceof ChangeEntry.Confirm) {
            if (before.confirmedAt() != null) {
                return before;
            }
            confirm(actor, held);
        } else if (change instanceof ChangeEntry.Describe describe) {
            if (!before.kind().isCall()) {
                throw ProblemException.forbidden();
            }
            entries.describe(before, describe.metadata());
        }
        Entry after = entries.find(id).orElseThrow();
        search.changed(after);
        journal.changed(after);
        log.changed(after, participants.of(List.of(held.thread())));
        return after;
    }

    private void edit(Actor actor, Held held, ChangeEntry.Edit edit) {
        Entry it = held.entry();
        requireOwn(actor, held, edit.version());
        if (it.kind() != EntryKind.TEXT) {
            throw ProblemException.forbidden();
        }
        if (!it.editable(actor.requireAccount(), held.now())) {
            throw ConversationProblems.tooLate();
        }
        entries.edit(it, edit.text(), held.now());
        journal.changed(actor, "message.edit", held.thread().patientId(), it);
    }

    private void delete(Actor actor, Held held, ChangeEntry.Delete delete) {
        Entry it = held.entry();
        requireOwn(actor, held, delete.version());
        if (it.kind().isCall()) {
            throw ProblemException.forbidden();
        }
        entries.delete(it, actor.requireAccount(), held.now());
        Long pinned = held.thread().pinned();
        if (pinned != null && pinned == it.seq()) {
            conversations.pin(it.conversation(), null);
        }
        journal.changed(actor, "message.delete", held.thread().patientId(), it);
    }

    private void confirm(Actor actor, Held held) {
        Entry it = held.entry();
        if (!it.urgent() || ConversationAccess.side(actor, held.thread()) != Side.PATIENT) {
            throw ProblemException.forbidden();
        }
        if (it.deleted()) {
            throw ConversationProblems.deleted();
        }
        entries.confirm(it, actor.requireAccount(), held.now());
        journal.changed(actor, "message.confirm", held.thread().patientId(), it);
    }

    private void requireOwn(Actor actor, Held held, long version) {
        AccountId account = actor.requireAccount();
        Entry it = held.entry();
        if (!it.senderId().equals(account)) {
            throw ProblemException.forbidden();
        }
        requireOpen(held.thread(), held.now());
        if (it.deleted()) {
            throw ConversationProblems.deleted();
        }
        if (it.version() != version) {
            throw ConversationProblems.stale();
        }
    }

    private void requireOpen(StoredConversation thread, Instant now) {
        Conversation conversation = thread.toRecord(settings.window(), now);
        if (!conversation.open()) {
            throw ConversationProblems.notOpen(conversation);
        }
    }

    private Held held(Actor actor, EntryId id, ChangeEntry change) {
        Entry seen = entries.find(id).orElseThrow(ProblemException::notFound);
        StoredConversation thread =
                conversations.lock(List.of(seen.conversation())).stream()
                        .findFirst()
                        .orElseThrow(ProblemException::notFound);
        // A call goes on, or ends, by time as well: its function says so, and nobody else.
        boolean byFunction =
                actor.kind() == Actor.Kind.TIMER && change instanceof ChangeEntry.Describe;
        if (!byFunction) {
            ConversationAccess.requireSeen(actor, thread);
        }
        // Once more, now that nobody else changes it.
        Entry entry = entries.find(id).orElseThrow();
        return new Held(entry, thread, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Inside a unit of work. */
    Conversation pin(Actor actor, ConversationId id, @Nullable EntryId entry) {
        StoredConversation thread =
                conversations.lock(List.of(id)).stream()
                        .findFirst()
                        .orElseThrow(ProblemException::notFound);
        ConversationAccess.requireSeen(actor, thread);
        if (ConversationAccess.side(actor, thread) != Side.DOCTOR) {
            throw ProblemException.forbidden();
        }
        requireOpen(thread, clock.instant());
        conversations.pin(id, entry == null ? null : pinnable(id, entry));
        Conversation after =
                conversations.find(id).orElseThrow().toRecord(settings.window(), clock.instant());
        journal.pinned(actor, after);
        log.conversation(after, participants.of(List.of(thread)).getOrDefault(id, Set.of()));
        return after;
    }

    private long pinnable(ConversationId conversation, EntryId id) {
        Entry entry =
                entries.find(id)
                        .filter(it -> it.conversation().equals(conversation))
                        .orElseThrow(ProblemException::notFound);
        if (entry.deleted()) {
            throw ConversationProblems.deleted();
        }
        return entry.seq();
    }
}
