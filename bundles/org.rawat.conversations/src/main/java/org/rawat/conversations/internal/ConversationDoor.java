package org.rawat.conversations.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.ConversationStore.Reason;
import org.rawat.conversations.internal.store.StoredConversation;

/** Closes, locks and unlocks what is held, inside a unit of work, and tells everybody. */
@Component(service = ConversationDoor.class)
public final class ConversationDoor {
    private final ConversationStore conversations;
    private final Participants participants;
    private final ThreadLog log;
    private final ThreadJournal journal;
    private final ConversationSettings settings;
    private final Clock clock;

    @Activate
    public ConversationDoor(
            @Reference ConversationStore conversations,
            @Reference Participants participants,
            @Reference ThreadLog log,
            @Reference ThreadJournal journal,
            @Reference ConversationSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.conversations = conversations;
        this.participants = participants;
        this.log = log;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    Conversation close(Actor actor, StoredConversation it, Reason reason) {
        conversations.close(it.id(), clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
        return told(actor, "conversation.close", it, reason.name().toLowerCase(Locale.ROOT));
    }

    void lock(Actor actor, StoredConversation it) {
        conversations.lockAway(it.id());
        told(actor, "conversation.lock", it, "decision");
    }

    void unlock(Actor actor, StoredConversation it) {
        conversations.unlock(it.id());
        told(actor, "conversation.unlock", it, "decision");
    }

    private Conversation told(Actor actor, String action, StoredConversation it, String reason) {
        Conversation after =
                conversations
                        .find(it.id())
                        .orElseThrow()
                        .toRecord(settings.window(), clock.instant());
        journal.statusChanged(actor, action, after, reason);
        log.conversation(after, participants.of(List.of(it)).getOrDefault(it.id(), Set.of()));
        return after;
    }
}
