package org.rawat.calls.api.spi;

import java.io.IOException;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;

/**
 * Implemented by vendors: knows STUN and TURN servers beyond those of the configuration, for
 * example a relay service that is asked for credentials. Register it as a service; it may come and
 * go while Rawat runs. Several work side by side.
 *
 * <p>Called on threads of calls, several at once, never inside a unit of work, at the start of each
 * leg and before each ICE restart. A source that throws, answers late or answers nonsense is left
 * out: the call goes on with the servers of the others.
 */
@ConsumerType
public interface IceServerSource {
    /**
     * A short stable name, lower-case letters, digits and hyphens, at most 40, unique in this
     * Rawat.
     */
    String name();

    /**
     * The servers for one leg of one call, with credentials that are of use to nobody else and soon
     * to nobody.
     *
     * @param call which call
     * @param leg for whom; a source gives the outside no name of a person, {@code pseudonym} is
     *     there for that
     * @param pseudonym stands for the leg's account towards the relay: the same for all of an
     *     account's legs on one day, of letters and digits, at most 32
     * @param deadline how long the answer is waited for; the thread is interrupted then
     * @throws IOException when it could not ask
     */
    IceServers servers(CallSessionId call, CallLeg leg, String pseudonym, Duration deadline)
            throws IOException;
}
