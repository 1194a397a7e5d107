package org.rawat.prescriptions.api;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;

/**
 * What patients take, day by day. A service; absent while prescriptions are not installed. For the
 * account's own person and the children it acts for; to anybody else there is nothing. Reads are
 * recorded by whoever shows them.
 */
@ProviderType
public interface Treatments {
    /** How far back doses can be seen and marked. */
    int DAYS_BACK = 7;

    /** How many doses that are taken as needed can be noted for a medicine and day. */
    int AS_NEEDED_MAX = 24;

    /**
     * One day.
     *
     * @param day in the asker's zone, today or at most {@link #DAYS_BACK} days before; null for
     *     today
     * @throws org.rawat.api.ProblemException invalid, {@code day} with {@code range}
     */
    TreatmentDay day(Actor actor, @Nullable LocalDate day);

    /**
     * Notes what became of a dose; may be repeated and changed. Recorded in the audit within its
     * unit of work.
     *
     * @param item a medicine of an active prescription of whoever asks
     * @param number as {@link DueDose#number}
     * @param mark null takes back what was noted
     * @return the medicine as it is then
     * @throws org.rawat.api.ProblemException not found; invalid, {@code day} with {@code range},
     *     {@code number} with {@code range} when there is no such dose on that day
     */
    Treatment mark(
            Actor actor,
            PrescriptionItemId item,
            LocalDate day,
            int number,
            @Nullable DoseMark mark);
}
