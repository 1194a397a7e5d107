package org.rawat.calls.api;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.calls.api.spi.IceServers;

/**
 * Calls. A service; absent while calls are not installed. A call exists for whoever takes part in
 * its conversation, and for nobody else. Each move is one compare-and-set, whoever asks for it;
 * asked of a call that is over, a move answers with its record and changes nothing. A move that
 * cannot be is a conflict {@code bad-transition} whose argument is the status; an answer after
 * somebody else's is a conflict {@code call-taken}. All moves publish {@link CallEvent}, tell the
 * logs of all who take part ({@code call.state}) and keep the one entry of the call in the thread.
 */
@ProviderType
public interface Calls {
    /** The most rows of a page. */
    int PAGE_MAX = 100;

    /**
     * Calls the other side. May be repeated with the same key: answers with the first result. Who
     * calls somebody who is calling just now answers that call. Recorded as {@code call.initiate}.
     *
     * @return the call: ringing, busy, or, answered, the one that the other side began
     * @throws org.rawat.api.ProblemException not found, when the conversation is absent or not for
     *     this asker; conflict {@code conversation-closed}, {@code conversation-locked}, {@code
     *     not-confirmed} (the appointment is neither confirmed nor completed), {@code nobody-there}
     *     (the other side has no account), {@code in-call} (the asker is in a live call; the
     *     argument is its id); too many {@code call-rate}, more than ten a minute
     */
    CallSession initiate(Actor actor, InitiateCall command, ClientKey key);

    /** A browser of the called side rings: what lets the caller hear it. */
    CallSession ring(Actor actor, CallSessionId call, UUID device);

    /** Answers, in this browser. Recorded as {@code call.answer}. */
    CallSession answer(Actor actor, CallSessionId call, UUID device);

    /** Declines, on all devices. Recorded as {@code call.reject}. */
    CallSession reject(Actor actor, CallSessionId call, UUID device);

    /** Gives up, declines or hangs up. Recorded as {@code call.end}. */
    CallSession end(Actor actor, CallSessionId call, UUID device);

    /** A browser that speaks says that media flow. */
    CallSession connected(Actor actor, CallSessionId call, UUID device);

    /** A browser that speaks says that it found no way to the other. */
    CallSession noMedia(Actor actor, CallSessionId call, UUID device);

    /** A browser is heard of; moves nothing, and says what stands. */
    CallSession heard(Actor actor, CallSessionId call, UUID device);

    /**
     * A call.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker
     */
    CallSession call(Actor actor, CallSessionId call);

    /** The asker's live calls: what a browser that comes has to ring for, or to go on with. */
    List<CallSession> live(Actor actor);

    /**
     * The asker's calls, newest first.
     *
     * @param after the {@code next} of the page before, or empty
     * @param limit rows of a page, 1 to {@link #PAGE_MAX}
     */
    Page<CallSession> list(Actor actor, String after, int limit);

    /**
     * The servers for this browser's leg of a live call, with fresh credentials: at the start and
     * before every ICE restart. Thirty a minute and call at most.
     *
     * @throws org.rawat.api.ProblemException not found; conflict {@code bad-transition}, when the
     *     call is over or the browser does not speak in it
     */
    IceServers iceServers(Actor actor, CallSessionId call, UUID device);
}
