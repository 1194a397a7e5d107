package org.rawat.prescriptions.api.spi;

import java.io.IOException;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Implemented by vendors: a source of knowledge that looks at what a doctor is about to sign.
 * Register it as a service; it may come and go while Rawat runs. Several work side by side, each
 * answer is shown under its source's name.
 *
 * <p>Called on threads of prescriptions, several at once, never inside a unit of work. The same
 * question has the same answer as long as the knowledge is the same. A source that throws, answers
 * late or answers nonsense is shown to the doctor as "not checked" with its title and the reason;
 * nobody else notices. A prescription is never held up by a source that does not answer.
 *
 * <p>What could not be checked is said as {@link NotChecked}: silence means "checked, and nothing
 * found".
 */
@ConsumerType
public interface SafetyCheck {
    /**
     * A short stable name, lower-case letters, digits and hyphens, at most 40, unique in this
     * Rawat. It is kept with every answer and every reason that a doctor gave.
     */
    String name();

    /** What doctors read as the source, 1 to 80 characters. */
    SafetyText title();

    /**
     * Checks the proposed medicines against each other, the active ones and the patient.
     *
     * @param deadline how long the answer is waited for; give up by then: the thread is interrupted
     * @throws IOException when it could not look
     */
    SafetyAnswer check(SafetyQuestion question, Duration deadline) throws IOException;
}
