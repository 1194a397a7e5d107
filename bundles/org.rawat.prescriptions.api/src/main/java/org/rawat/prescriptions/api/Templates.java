package org.rawat.prescriptions.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;

/**
 * Favourites and templates of doctors and of the clinic. A service; absent while prescriptions are
 * not installed. Doctors only; a template that is another doctor's own is not found.
 */
@ProviderType
public interface Templates {
    /** How many a doctor, and the clinic, may have. */
    int MAX = 200;

    /** The asking doctor's own and the clinic's, those used most often lately first. */
    List<PrescriptionTemplate> list(Actor actor);

    /**
     * One of them.
     *
     * @throws org.rawat.api.ProblemException not found
     */
    PrescriptionTemplate get(Actor actor, TemplateId template);

    /**
     * Makes one, once for each key of an account.
     *
     * @throws org.rawat.api.ProblemException not found, when the prescription or a medicine is not
     *     the doctor's; invalid, {@code name} with {@code required} or {@code taken}; conflict
     *     {@code too-many}
     */
    PrescriptionTemplate save(Actor actor, SaveTemplate command, ClientKey key);

    /** Notes that it was used just now. */
    void used(Actor actor, TemplateId template);

    /**
     * Removes one; whoever made it.
     *
     * @throws org.rawat.api.ProblemException not found: when it was never there, when it is removed
     *     already, and when another doctor made it, a clinic's too
     */
    void remove(Actor actor, TemplateId template);
}
