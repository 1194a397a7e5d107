package org.rawat.realtime.api.spi;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.rawat.realtime.api.Socket;

/**
 * Registered as a service by a function that answers frames. When it goes, its types are answered
 * with {@code unsupported}, and no socket is closed. Two handlers of one type: the one of the
 * higher rank answers.
 */
@ConsumerType
public interface SocketHandler {
    /** The types it answers, for example {@code msg.send}; asked once. */
    Set<String> types();

    /**
     * Those of its types that a page sends without its reader having done anything (a receipt of
     * delivery, a measurement). They do not keep a quiet session alive; all others do.
     */
    default Set<String> automatic() {
        return Set.of();
    }

    /**
     * Answers one frame. Called on a thread of the sockets', for one socket one frame after the
     * other; may take its time by completing the stage later, and the socket's next frame is handed
     * over as soon as this method has returned, so that answers may overtake each other. Not later
     * than after 30 seconds the client is told {@code unavailable}.
     *
     * @param from who sent it; whether that person may do this is for the handler's service to say
     * @param data hostile: a JSON tree of String, Long, Double, Boolean, List, Map, null, at most
     *     32 deep; without NUL and without lone surrogates
     * @return the reply's data. A {@code ProblemException}, thrown or as the stage's failure, is
     *     the reply's {@code err}; anything else is {@code unexpected}, logged, and harms nobody
     */
    CompletionStage<? extends Map<String, ?>> handle(Socket from, String type, Map<String, ?> data);
}
