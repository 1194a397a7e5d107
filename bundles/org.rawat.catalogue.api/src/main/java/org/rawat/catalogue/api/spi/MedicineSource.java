package org.rawat.catalogue.api.spi;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Implemented by vendors: a pharmacy's or wholesaler's medicines beside the clinic's own. Register
 * it as a service; it may come and go while Rawat runs.
 *
 * <p>Called on threads of the catalogue, several at once, never inside a unit of work. A source
 * that throws, answers late or answers nonsense is left out of that answer and, after five failures
 * in a row, not asked for half a minute; nobody else notices. What it once offered stays findable.
 */
@ConsumerType
public interface MedicineSource {
    /**
     * A short stable name, lower-case letters, digits and hyphens, at most 40, unique in this
     * Rawat; shown to doctors beside the medicine. {@code seed} and {@code clinic} are taken.
     */
    String name();

    /**
     * Medicines that fit what a doctor typed, best first.
     *
     * @param text what was typed, 2 to 100 characters, in any script, possibly with a typing error
     * @param limit how many at most; more are cut
     * @param deadline how long the answer is waited for; give up by then: the thread is interrupted
     * @return possibly empty, which means "none", never "could not look"
     * @throws IOException when it could not look
     */
    List<SourceMedicine> search(String text, int limit, Duration deadline) throws IOException;

    /**
     * One medicine by its code, as it is now. Asked beside everything else when a prescription is
     * written of a medicine that this source has offered; what it answers is taken over, and a
     * medicine that it no longer knows is retired.
     *
     * @param codeSystem a code system that this source has named in an answer
     * @param code a code of it
     * @param deadline as above
     * @return empty when the source no longer knows it
     * @throws IOException when it could not look
     */
    Optional<SourceMedicine> find(String codeSystem, String code, Duration deadline)
            throws IOException;
}
