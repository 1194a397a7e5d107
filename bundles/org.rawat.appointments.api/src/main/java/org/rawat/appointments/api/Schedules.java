package org.rawat.appointments.api;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;

/** Schedules and the slots that follow from them. A service. */
@ProviderType
public interface Schedules {
    /** A doctor's schedules. For everybody. */
    List<Schedule> of(PersonId doctor);

    /**
     * Makes a schedule; the doctor, staff, administrators, {@code Actor.timer("demo")}. The given
     * id and version are not looked at. May be repeated with the same key: answers with the first
     * result.
     *
     * @throws org.rawat.api.ProblemException invalid, naming {@code slotLength}, {@code
     *     hours.N.until}, {@code exceptions.N.date} and their like; conflict {@code
     *     schedule-exists}, when the doctor has one at this location; not found, when the doctor is
     *     not the asker's to change
     */
    Schedule create(Actor actor, Schedule schedule, ClientKey key);

    /**
     * Changes a schedule's slot length, hours and exceptions; by the same askers as {@link
     * #create}. Whose and where it is stays. Appointments that exist stay too.
     *
     * @throws org.rawat.api.ProblemException invalid as in {@link #create}; conflict {@code stale};
     *     not found
     */
    Schedule change(Actor actor, Schedule schedule);

    /**
     * The free slots of a doctor that have not begun, in the order of time. For everybody. A slot
     * that is held for this asker is free for it; one held for another is not.
     *
     * @param from the first day, in the location's zone
     * @param days how many days, at most 31
     * @throws org.rawat.api.ProblemException not found, when there is no such doctor
     */
    List<Slot> free(Actor actor, PersonId doctor, LocalDate from, int days);
}
