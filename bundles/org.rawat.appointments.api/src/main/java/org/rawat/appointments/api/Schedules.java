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
     * id and version are not looked at.
     */
    Schedule create(Actor actor, Schedule schedule, ClientKey key);

    /**
     * Changes a schedule; as {@link #create}. Appointments that exist stay.
     *
     * @throws org.rawat.api.ProblemException conflict {@code stale}
     */
    Schedule change(Actor actor, Schedule schedule);

    /**
     * The free slots of a doctor that have not begun, in the order of time.
     *
     * @param from the first day, in the location's zone
     * @param days how many days, at most 31
     */
    List<Slot> free(PersonId doctor, LocalDate from, int days);
}
