package org.rawat.conversations.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;

/**
 * Conversations, for the functions that write into them (chat, calls). A service. What changes
 * something belongs into the caller's unit of work and commits with it or not at all.
 *
 * <p>Locks are taken in one order: conversations by their ids, then the counters of the accounts'
 * logs by theirs. A caller takes no lock of these itself, and calls {@link #append} or {@link
 * #change} once in a unit, after its own rows.
 */
@ProviderType
public interface Threads {
    /** A conversation, for a function that decides itself who may know of it. */
    Optional<Conversation> find(ConversationId conversation);

    /**
     * The accounts that take part now: the doctor's, the patient's, and those of parents who act
     * for the patient; without disabled ones. Absent conversations are left out.
     */
    Map<ConversationId, Set<AccountId>> participants(Collection<ConversationId> conversations);

    /**
     * The conversation, when this asker takes part in it and it can be written in.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker; conflict
     *     {@code conversation-closed} or {@code conversation-locked}
     */
    Conversation requireOpen(Actor actor, ConversationId conversation);

    /**
     * Adds entries to any number of conversations, in the order of the list, inside the caller's
     * unit, with a fixed number of statements however many they are. Each is judged by itself as
     * everything stands inside the unit: session and account alive, taking part, conversation open.
     * Numbers them, tells the logs of all who take part ({@code msg.new}), records each text, image
     * and file as {@code message.send} naming the patient; publishes {@link
     * ConversationEvent.EntryAppended}.
     *
     * @return what became of each, in the order of the list
     * @throws org.rawat.persistence.api.ConstraintViolation of {@code messages_client_id}, when the
     *     same client id of one account arrives for two conversations at once: run the unit again
     * @throws IllegalStateException outside a unit
     */
    List<AppendOutcome> append(List<AppendEntry> entries);

    /**
     * Changes an entry inside the caller's unit, tells the logs of all who take part ({@code
     * msg.upd}), records it ({@code message.edit}, {@code message.delete}, {@code message.confirm};
     * calls record themselves); publishes {@link ConversationEvent.EntryChanged}.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker;
     *     forbidden, when it is not the asker's to change in this way; conflict {@code stale},
     *     {@code too-late} (15 minutes are over), {@code entry-deleted}, {@code
     *     conversation-closed} or {@code conversation-locked}
     * @throws IllegalStateException outside a unit
     */
    Entry change(Actor actor, EntryId entry, ChangeEntry change);

    /**
     * Pins an entry, or takes the pin away, inside the caller's unit; the doctor, while the
     * conversation is open. Recorded as {@code message.pin}; tells the logs ({@code conv.upd}).
     *
     * @param entry which, or null for none
     * @throws org.rawat.api.ProblemException not found; forbidden for the patient's side; conflict
     *     {@code entry-deleted}, {@code conversation-closed} or {@code conversation-locked}
     */
    Conversation pin(Actor actor, ConversationId conversation, @Nullable EntryId entry);

    /**
     * Looks for words in the texts of the asker's own conversations, newest first: accents, capital
     * letters and small slips do not matter, deleted texts are not found.
     *
     * @param query what was typed, at most 200 characters
     * @param side on which side the asker looks
     * @param after the number of hits to leave out, 0 to 1,000
     * @param limit how many at most, 1 to 100
     */
    List<Entry> search(Actor actor, Side side, String query, int after, int limit);

    /**
     * Everything that was written in a conversation that is closed or locked, for its transcript:
     * every version of every text, deleted ones too, in order. For whoever takes part.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker; conflict
     *     {@code conversation-open}, while it is not closed
     */
    List<EntryRecord> transcript(Actor actor, ConversationId conversation);
}
