package org.rawat.conversations.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.appointments.api.AppointmentId;

/**
 * Conversations, for people. A service. A conversation is seen by the account of its doctor, the
 * account of its patient, and those of parents who act for the patient; to anybody else, staff and
 * administrators among them, it does not exist.
 */
@ProviderType
public interface Conversations {
    /** The most entries or rows that one page holds. */
    int PAGE_MAX = 200;

    /**
     * The conversation of an appointment, opened when there is none yet. For the doctor, the
     * patient, and a parent acting. May be repeated by anybody of these: answers with the same one.
     * Recorded as {@code conversation.open}; publishes {@link ConversationEvent.Opened} the first
     * time.
     *
     * @throws org.rawat.api.ProblemException not found, when the appointment is absent or not for
     *     this asker; conflict {@code not-confirmed}, when there is none yet and the appointment is
     *     neither confirmed nor completed; conflict {@code conversation-over}, when there is none
     *     yet and its window is over
     */
    Conversation open(Actor actor, AppointmentId appointment);

    /**
     * A conversation.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker
     */
    Conversation conversation(Actor actor, ConversationId conversation);

    /** The conversation of an appointment, if it was opened and this asker sees it. */
    Optional<Conversation> ofAppointment(Actor actor, AppointmentId appointment);

    /**
     * The asker's conversations on one side, the last written in first.
     *
     * @param after the {@code next} of the page before, or empty
     * @param limit rows of a page, 1 to {@link #PAGE_MAX}
     * @throws org.rawat.api.ProblemException invalid, when {@code after} is none of ours
     */
    Page<ConversationRow> list(Actor actor, Side side, String after, int limit);

    /**
     * Entries by their numbers; every page of a conversation costs the same, however long it is.
     *
     * @param limit how many at most, 1 to {@link #PAGE_MAX}
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker
     */
    EntrySlice entries(Actor actor, ConversationId conversation, EntryWindow window, int limit);

    /**
     * One entry.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker
     */
    Entry entry(Actor actor, EntryId entry);

    /** The marks of everybody who takes part; accounts that have never come are left out. */
    List<Marks> marks(Actor actor, ConversationId conversation);

    /**
     * Moves the asker's own marks on. They never go back and never beyond the newest entry; what
     * was read was delivered. May be repeated. Written at most once a second for each account and
     * conversation: the first at once, later ones when that second is over, which is as long as
     * {@link #unread} may lag, and what a killed Rawat may forget. Tells both sides ({@code rcpt})
     * and the account's devices ({@code unread}).
     *
     * @param delivered the number up to which entries have arrived, or 0
     * @param read the number up to which they have been shown, or 0
     * @return the marks as they are now
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker
     */
    Marks mark(Actor actor, ConversationId conversation, long delivered, long read);

    /** What the asker has not read. */
    Unread unread(Actor actor);

    /**
     * Ends a conversation; its doctor. Recorded as {@code conversation.close}.
     *
     * @throws org.rawat.api.ProblemException not found; conflict {@code stale} or {@code
     *     conversation-closed}
     */
    Conversation close(Actor actor, ConversationId conversation, long version);

    /**
     * Lets nobody write until it is unlocked; administrators and the console, who see nothing of
     * what was written. May be repeated. Recorded as {@code conversation.lock}.
     *
     * @throws org.rawat.api.ProblemException not found, when absent; forbidden for others
     */
    Conversation lock(Actor actor, ConversationId conversation);

    /** Takes the lock away; what has closed meanwhile is closed. As {@link #lock}. */
    Conversation unlock(Actor actor, ConversationId conversation);
}
