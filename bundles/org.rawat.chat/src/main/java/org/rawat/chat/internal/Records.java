package org.rawat.chat.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryRecord;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.api.Threads;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;

/** Looking back: for words, and at the whole of a closed conversation. */
@Component(service = Records.class)
public final class Records {
    private final Conversations conversations;
    private final Threads threads;
    private final People people;

    @Activate
    public Records(
            @Reference Conversations conversations,
            @Reference Threads threads,
            @Reference People people) {
        this.conversations = conversations;
        this.threads = threads;
        this.people = people;
    }

    /** Hits in the asker's own conversations of one side, newest first. */
    public List<Entry> search(Actor actor, Side side, String query, int after, int limit) {
        return threads.search(actor, side, query, after, limit);
    }

    /**
     * The transcript of a closed conversation.
     *
     * @throws org.rawat.api.ProblemException not found; conflict {@code conversation-open}
     */
    public Transcript transcript(Actor actor, ConversationId id) {
        Conversation it = conversations.conversation(actor, id);
        List<EntryRecord> records = threads.transcript(actor, id);
        return Transcript.of(it, doctor(it), patient(it), records);
    }

    /** The doctor's name with titles. */
    public String doctor(Conversation it) {
        return people.doctor(it.doctorId()).map(Doctor::displayName).orElse("");
    }

    /** The patient's name. */
    public String patient(Conversation it) {
        return people.find(it.patientId()).map(Person::name).orElse("");
    }
}
