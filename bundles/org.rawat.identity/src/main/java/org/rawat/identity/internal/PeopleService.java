package org.rawat.identity.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Events;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.internal.store.ClientKeyStore;
import org.rawat.identity.internal.store.PersonStore;
import org.rawat.persistence.api.UnitOfWork;

/** People's records. */
@Component(service = {People.class, PeopleService.class})
public final class PeopleService implements People {
    private static final int MOST = 100;

    private final PersonStore people;
    private final Doctors doctors;
    private final ClientKeyStore keys;
    private final Sessions sessions;
    private final UnitOfWork units;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Activate
    public PeopleService(
            @Reference PersonStore people,
            @Reference Doctors doctors,
            @Reference ClientKeyStore keys,
            @Reference Sessions sessions,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference Events events,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.people = people;
        this.doctors = doctors;
        this.keys = keys;
        this.sessions = sessions;
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Person person(Actor actor, PersonId person) {
        if (!actor.mayActFor(person) && !Rights.caresFor(actor)) {
            throw ProblemException.notFound();
        }
        return find(person).orElseThrow(ProblemException::notFound);
    }

    @Override
    public Optional<Person> find(PersonId person) {
        return units.call(() -> people.find(person));
    }

    @Override
    public Map<PersonId, Person> findAll(Collection<PersonId> persons) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        return units.call(() -> people.findAll(persons)).stream()
                .collect(Collectors.toUnmodifiableMap(Person::id, Function.identity()));
    }

    @Override
    public Page<Person> search(Actor actor, String query, String after, int limit) {
        Rights.requireCare(actor);
        int wanted = Math.max(1, Math.min(limit, MOST));
        PersonStore.Place place = place(after);
        List<PersonStore.Listed> found =
                units.call(
                        () ->
                                people.patients(
                                        query.strip().toLowerCase(Locale.ROOT), place, wanted + 1));
        List<Person> shown = found.stream().limit(wanted).map(PersonStore.Listed::person).toList();
        return new Page<>(
                shown, found.size() > wanted ? text(found.get(wanted - 1).place()) : null);
    }

    @Override
    public Person register(Actor actor, RegisterPerson command, ClientKey key) {
        Rights.requireCare(actor);
        RegisterPerson checked = PersonRules.checked(command, clock);
        return units.call(() -> registered(actor, "person", checked, key).person());
    }

    @Override
    public Person change(Actor actor, PersonId person, long version, RegisterPerson command) {
        if (!actor.mayActFor(person) && !Rights.caresFor(actor)) {
            throw ProblemException.notFound();
        }
        RegisterPerson checked = PersonRules.checked(command, clock);
        return units.call(
                () -> {
                    Person before = people.find(person).orElseThrow(ProblemException::notFound);
                    if (actor.actsFor().contains(person)) {
                        requireChild(checked);
                    }
                    Person after =
                            people.change(person, version, checked)
                                    .orElseThrow(() -> ProblemException.conflict("stale"));
                    if (!java.util.Objects.equals(before.birthDate(), after.birthDate())) {
                        // Who may act for a child hangs on its age.
                        people.guardianAccounts(person)
                                .forEach(id -> sessions.refresh(new AccountId(id)));
                    }
                    audit.append(AuditEntry.of(actor, "person.changed", person, "person", person));
                    events.publish(new IdentityEvent.PersonChanged(person));
                    return after;
                });
    }

    @Override
    public Person registerChild(Actor actor, RegisterPerson command, ClientKey key) {
        PersonId parent = actor.requirePerson();
        AccountId account = actor.requireAccount();
        RegisterPerson checked = PersonRules.checked(command, clock);
        requireChild(checked);
        return units.call(
                () -> {
                    Registered child = registered(actor, "child", checked, key);
                    if (child.made()) {
                        people.addGuardian(parent, child.person().id(), clock.instant());
                        sessions.refresh(account);
                    }
                    return child.person();
                });
    }

    /** The children for whom the asking account acts now, by name. */
    public List<Person> children(Actor actor) {
        PersonId parent = actor.requirePerson();
        return units.call(() -> people.children(parent, PersonRules.childrenBornAfter(clock)));
    }

    /**
     * The record of a child for whom the asking account acts.
     *
     * @throws ProblemException not found, for everybody else's
     */
    public Person child(Actor actor, PersonId person) {
        if (!actor.actsFor().contains(person)) {
            throw ProblemException.notFound();
        }
        return find(person).orElseThrow(ProblemException::notFound);
    }

    @Override
    public List<Doctor> doctors() {
        return doctors.bookable();
    }

    @Override
    public Optional<Doctor> doctor(PersonId person) {
        return doctors.find(person);
    }

    @Override
    public Optional<byte[]> signature(PersonId doctor) {
        return doctors.signature(doctor);
    }

    private record Registered(Person person, boolean made) {}

    private Registered registered(Actor actor, String kind, RegisterPerson checked, ClientKey key) {
        PersonId id = PersonId.next(clock);
        Optional<UUID> made = keys.take(actor, kind, key, id.value(), clock.instant());
        if (made.isPresent()) {
            return new Registered(people.find(new PersonId(made.get())).orElseThrow(), false);
        }
        Person person = people.add(id, checked, clock.instant());
        audit.append(AuditEntry.of(actor, "person.registered", id, "person", id));
        events.publish(new IdentityEvent.PersonChanged(id));
        return new Registered(person, true);
    }

    private void requireChild(RegisterPerson command) {
        if (command.birthDate() == null) {
            throw ProblemException.invalid("birthDate", "required");
        }
        if (!command.birthDate().isAfter(PersonRules.childrenBornAfter(clock))) {
            throw ProblemException.invalid("birthDate", "not-a-child", PersonRules.OF_AGE);
        }
    }

    /** The place after which a page goes on, as a text without meaning to its reader. */
    static String text(PersonStore.Place place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place.id() + place.nameKey()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads such a text.
     *
     * @throws ProblemException invalid, naming {@code after}
     */
    static PersonStore.Place place(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return PersonStore.Place.BEGINNING;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            Optional<UUID> id = text.length() < 36 ? Optional.empty() : parsed(text);
            if (id.isPresent() && text.indexOf('\0') < 0) {
                return new PersonStore.Place(text.substring(36), id.get());
            }
        } catch (IllegalArgumentException e) {
            // Falls through: what is no place is refused below, whatever is wrong with it.
        }
        throw ProblemException.invalid("after", "page");
    }

    private static Optional<UUID> parsed(String text) {
        return Uuid7.parse(text.substring(0, 36));
    }
}
