package org.rawat.appointments.internal;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.Hours;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;
import org.rawat.sdk.testkit.TestDatabase;

/** A clinic with one location on a real database; people and locations are kept in memory. */
final class TestClinic implements AutoCloseable {
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    // One database for all tests: to make one takes longer than a test.
    private static final TestDatabase DATABASE = TestDatabase.with("appointments");
    private static final Instant START = DATABASE.clock().instant();

    final TestDatabase db = DATABASE;
    final KnownPeople people = new KnownPeople();
    final KnownLocations locations = new KnownLocations();
    final LocationId location = locations.add(JAKARTA);
    final PersonId doctor = people.addDoctor(true);
    final PersonId patient = people.addPerson();
    final Actor asDoctor = account(doctor, Role.DOCTOR);
    final Actor asPatient = account(patient, Role.PATIENT);
    final Actor asStaff = account(people.addPerson(), Role.STAFF);
    final AppointmentService appointments;
    final ScheduleService schedules;
    final HoldSweeper sweeper;

    TestClinic() {
        try {
            TestSql.empty(db);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        db.clock().set(START);
        db.audit().clear();
        db.events().clear();
        EntityManager entities = db.entityManager("appointments");
        appointments =
                new AppointmentService(
                        entities,
                        db.unitOfWork(),
                        db.audit(),
                        db.events(),
                        people,
                        locations,
                        db.clock());
        schedules =
                new ScheduleService(
                        entities, db.unitOfWork(), db.audit(), people, locations, db.clock());
        sweeper = new HoldSweeper(entities, db.unitOfWork(), db.clock());
    }

    /** Half hours from 9 to 17 on each day of the week. */
    Schedule open(PersonId whose) {
        List<Hours> hours = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.add(new Hours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)));
        }
        return schedules.create(asStaff, schedule(whose, location, hours), key());
    }

    static Schedule schedule(PersonId whose, LocationId where, List<Hours> hours) {
        return new Schedule(
                new ScheduleId(new UUID(0, 0)),
                0,
                whose,
                where,
                Duration.ofMinutes(30),
                hours,
                List.of());
    }

    /** Today's Monday at eight; a slot is named by days from now and the hour at the clinic. */
    Instant at(int days, int hour, int minute) {
        return db.clock()
                .instant()
                .atZone(JAKARTA)
                .toLocalDate()
                .plusDays(days)
                .atTime(hour, minute)
                .atZone(JAKARTA)
                .toInstant();
    }

    static ClientKey key() {
        return new ClientKey(UUID.randomUUID());
    }

    static Actor account(PersonId person, Role role) {
        return account(person, role, Set.of());
    }

    static Actor account(PersonId person, Role role, Set<PersonId> actsFor) {
        AccountId id = new AccountId(UUID.randomUUID());
        return new Actor(
                Actor.Kind.ACCOUNT,
                id.toString(),
                id,
                person,
                Set.of(role),
                actsFor,
                Locale.forLanguageTag("id"),
                JAKARTA);
    }

    @Override
    public void close() {
        sweeper.stop();
    }

    static final class KnownLocations implements Locations {
        private final Map<LocationId, Location> all = new ConcurrentHashMap<>();

        LocationId add(ZoneId zone) {
            LocationId id = new LocationId(UUID.randomUUID());
            all.put(id, new Location(id, 1, "Klinik " + zone, "", "Jl. Melati 1", "021", zone));
            return id;
        }

        @Override
        public List<Location> all() {
            return List.copyOf(all.values());
        }

        @Override
        public Optional<Location> find(LocationId location) {
            return Optional.ofNullable(all.get(location));
        }

        @Override
        public Location create(Actor actor, Location command, ClientKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Location change(Actor actor, Location command) {
            throw new UnsupportedOperationException();
        }
    }

    static final class KnownPeople implements People {
        private final Map<PersonId, Person> persons = new ConcurrentHashMap<>();
        private final Map<PersonId, Doctor> doctors = new ConcurrentHashMap<>();

        PersonId addPerson() {
            PersonId id = new PersonId(UUID.randomUUID());
            persons.put(
                    id,
                    new Person(
                            id,
                            1,
                            "Orang " + persons.size(),
                            null,
                            Sex.UNKNOWN,
                            BigDecimal.TEN,
                            "",
                            null,
                            null));
            return id;
        }

        PersonId addDoctor(boolean active) {
            PersonId id = addPerson();
            doctors.put(
                    id, new Doctor(id, "Ayu", "dr.", "", "SIP-1", "Umum", "Jl. 1", "021", active));
            return id;
        }

        @Override
        public Person person(Actor actor, PersonId person) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Person> find(PersonId person) {
            return Optional.ofNullable(persons.get(person));
        }

        @Override
        public Map<PersonId, Person> findAll(Collection<PersonId> wanted) {
            Map<PersonId, Person> found = new ConcurrentHashMap<>(persons);
            found.keySet().retainAll(Set.copyOf(wanted));
            return found;
        }

        @Override
        public Page<Person> search(Actor actor, String query, String after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Person register(Actor actor, RegisterPerson command, ClientKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Person change(Actor actor, PersonId person, long version, RegisterPerson command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Person registerChild(Actor actor, RegisterPerson command, ClientKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Doctor> doctors() {
            return doctors.values().stream().filter(Doctor::active).toList();
        }

        @Override
        public Optional<Doctor> doctor(PersonId person) {
            return Optional.ofNullable(doctors.get(person));
        }

        @Override
        public Optional<byte[]> signature(PersonId doctor) {
            return Optional.empty();
        }
    }
}
