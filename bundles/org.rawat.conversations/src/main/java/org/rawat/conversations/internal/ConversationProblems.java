package org.rawat.conversations.internal;

import org.rawat.api.ProblemException;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationStatus;

/** What can be wrong with a conversation or an entry. */
final class ConversationProblems {
    private ConversationProblems() {}

    /** The appointment is neither confirmed nor completed. */
    static ProblemException notConfirmed() {
        return ProblemException.conflict("not-confirmed");
    }

    /** The window was over before anybody wrote. */
    static ProblemException over() {
        return ProblemException.conflict("conversation-over");
    }

    static ProblemException closed() {
        return ProblemException.conflict("conversation-closed");
    }

    static ProblemException locked() {
        return ProblemException.conflict("conversation-locked");
    }

    /** It must be closed for this. */
    static ProblemException open() {
        return ProblemException.conflict("conversation-open");
    }

    /** The same account has called another entry so. */
    static ProblemException clientIdReused() {
        return ProblemException.conflict("client-id-reused");
    }

    /** It has changed since it was shown. */
    static ProblemException stale() {
        return ProblemException.conflict("stale");
    }

    /** Fifteen minutes are over. */
    static ProblemException tooLate() {
        return ProblemException.conflict("too-late");
    }

    static ProblemException deleted() {
        return ProblemException.conflict("entry-deleted");
    }

    /** Why nobody can write in this one, which is not open. */
    static ProblemException notOpen(Conversation it) {
        return it.status() == ConversationStatus.LOCKED ? locked() : closed();
    }
}
