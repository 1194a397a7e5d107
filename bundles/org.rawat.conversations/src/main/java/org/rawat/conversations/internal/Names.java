package org.rawat.conversations.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.EventListener;
import org.rawat.api.PersonId;
import org.rawat.api.RawatEvent;
import org.rawat.conversations.api.Side;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;

/**
 * How people are called in conversations: doctors with their titles, patients by their names. Kept
 * in memory until a person's record changes, since every message that is shown or sent needs them.
 */
@Component(service = {Names.class, EventListener.class})
public final class Names implements EventListener {
    private static final int MOST = 20_000;

    private final People people;
    private final Map<PersonId, String> patients = new ConcurrentHashMap<>();
    private final Map<PersonId, String> doctors = new ConcurrentHashMap<>();

    @Activate
    public Names(@Reference People people) {
        this.people = people;
    }

    /** Empty for somebody of whom there is no record. */
    public String of(PersonId person, Side side) {
        load(Set.of(person), side);
        return known(side).getOrDefault(person, "");
    }

    /** Reads those that are not known yet, so that later ones ask nobody. */
    public void load(Collection<PersonId> persons, Side side) {
        Map<PersonId, String> known = known(side);
        Set<PersonId> missing = new HashSet<>(persons);
        missing.removeAll(known.keySet());
        if (missing.isEmpty()) {
            return;
        }
        if (known.size() + missing.size() > MOST) {
            known.clear();
        }
        Map<PersonId, Person> found = people.findAll(missing);
        missing.forEach(
                id -> {
                    String name = Optional.ofNullable(found.get(id)).map(Person::name).orElse("");
                    known.put(id, side == Side.DOCTOR ? titled(id, name) : name);
                });
    }

    private String titled(PersonId id, String name) {
        return people.doctor(id).map(Doctor::displayName).orElse(name);
    }

    private Map<PersonId, String> known(Side side) {
        return side == Side.DOCTOR ? doctors : patients;
    }

    @Override
    public void on(RawatEvent event) {
        if (event instanceof IdentityEvent.PersonChanged changed) {
            patients.remove(changed.person());
            doctors.remove(changed.person());
        }
    }
}
