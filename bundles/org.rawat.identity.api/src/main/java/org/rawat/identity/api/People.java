package org.rawat.identity.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;

/** People's records. A service. Joins the caller's unit of work when there is one. */
@ProviderType
public interface People {
    /**
     * A person's record, for the person, a parent acting, staff and administrators.
     *
     * @throws org.rawat.api.ProblemException not found, when absent or not for this asker
     */
    Person person(Actor actor, PersonId person);

    /**
     * A person's record for a function that has itself decided that its asker may see it (a doctor
     * sees the patients of the doctor's own appointments).
     */
    Optional<Person> find(PersonId person);

    /** As {@link #find}, for many at once; absent ones are left out. */
    Map<PersonId, Person> findAll(Collection<PersonId> persons);

    /**
     * Finds patients by a part of the name, phone or e-mail; staff and administrators.
     *
     * @param query what was typed; empty lists all by name
     * @param after the {@code next} of the page before, or empty
     */
    Page<Person> search(Actor actor, String query, String after, int limit);

    /**
     * Notes a new person without an account; staff and administrators, and {@code
     * Actor.timer("demo")}. Publishes {@link IdentityEvent.PersonChanged}.
     */
    Person register(Actor actor, RegisterPerson command, ClientKey key);

    /**
     * Changes a record; the person, a parent acting, staff and administrators.
     *
     * @throws org.rawat.api.ProblemException conflict {@code stale}, when the version has moved on
     */
    Person change(Actor actor, PersonId person, long version, RegisterPerson command);

    /** Notes a child for whom the asking account acts from now on. */
    Person registerChild(Actor actor, RegisterPerson command, ClientKey key);

    /** All doctors that patients may book, by name. For everybody. */
    List<Doctor> doctors();

    /** A doctor, active or not. For everybody. */
    Optional<Doctor> doctor(PersonId person);

    /** The doctor's signature as an image, for functions that print. */
    Optional<byte[]> signature(PersonId doctor);
}
