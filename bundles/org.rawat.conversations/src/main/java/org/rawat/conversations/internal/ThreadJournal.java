package org.rawat.conversations.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.Events;
import org.rawat.api.PersonId;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationEvent;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.internal.store.StoredConversation;

/** Records what was done, inside its unit of work, and tells who listens. */
@Component(service = ThreadJournal.class)
public final class ThreadJournal {
    private final Audit audit;
    private final Events events;

    @Activate
    public ThreadJournal(@Reference Audit audit, @Reference Events events) {
        this.audit = audit;
        this.events = events;
    }

    void opened(Actor actor, StoredConversation it, boolean first) {
        audit.append(
                AuditEntry.of(actor, "conversation.open", it.patientId(), "conversation", it.id()));
        if (first) {
            events.publish(new ConversationEvent.Opened(it.id(), it.appointmentId()));
        }
    }

    void statusChanged(Actor actor, String action, Conversation it, String reason) {
        audit.append(
                AuditEntry.of(actor, action, it.patientId(), "conversation", it.id())
                        .with("reason", reason));
        events.publish(new ConversationEvent.StatusChanged(it.id(), it.status()));
    }

    /** Calls record themselves. */
    void added(List<Actor> senders, List<Entry> added, Function<ConversationId, PersonId> patient) {
        List<AuditEntry> records = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            Entry it = added.get(i);
            if (!it.kind().isCall()) {
                records.add(
                        AuditEntry.of(
                                        senders.get(i),
                                        "message.send",
                                        patient.apply(it.conversation()),
                                        "message",
                                        it.id())
                                .with("conversation", it.conversation().toString()));
            }
            events.publish(
                    new ConversationEvent.EntryAppended(
                            it.conversation(), it.id(), it.seq(), it.kind()));
        }
        audit.appendAll(records);
    }

    void read(Actor actor, StoredConversation it, long upTo) {
        audit.append(
                AuditEntry.of(actor, "message.read", it.patientId(), "conversation", it.id())
                        .with("up-to", String.valueOf(upTo)));
    }

    void changed(Actor actor, String action, PersonId patient, Entry it) {
        audit.append(
                AuditEntry.of(actor, action, patient, "message", it.id())
                        .with("conversation", it.conversation().toString()));
    }

    void changed(Entry it) {
        events.publish(new ConversationEvent.EntryChanged(it.conversation(), it.id(), it.seq()));
    }

    void pinned(Actor actor, Conversation it) {
        audit.append(
                AuditEntry.of(actor, "message.pin", it.patientId(), "conversation", it.id())
                        .with("seq", String.valueOf(it.pinned())));
    }
}
