package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.PersonId;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;

/** People's records and who acts for whom. */
@Component(service = PersonStore.class)
public final class PersonStore {
    private static final String COLUMNS =
            "p.id, p.version, p.name, p.name_key, p.birth_date, p.sex, p.weight_kg, p.allergies,"
                    + " p.phone, p.address";

    private final EntityManager em;

    @Activate
    public PersonStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    /**
     * A place in the list by name.
     *
     * @param nameKey the lower-case name of the last row that was shown; empty at the beginning
     * @param id that row's id
     */
    public record Place(String nameKey, UUID id) {
        public static final Place BEGINNING = new Place("", new UUID(0, 0));
    }

    /** A person with its place in the list. */
    public record Listed(Person person, Place place) {}

    public Optional<Person> find(PersonId id) {
        return Optional.ofNullable(em.find(PersonEntity.class, id.value()))
                .map(PersonEntity::toRecord);
    }

    public List<Person> findAll(Collection<PersonId> ids) {
        UUID[] wanted = ids.stream().map(PersonId::value).toArray(UUID[]::new);
        return Sql.of(
                        em,
                        "select " + COLUMNS + " from identity.people p where p.id = any (?)",
                        (Object) wanted)
                .list(PersonStore::person);
    }

    public Person add(PersonId id, RegisterPerson command, Instant now) {
        PersonEntity made = PersonEntity.of(id, command, now);
        em.persist(made);
        em.flush();
        return made.toRecord();
    }

    /** Changes a record; empty when its version is another than the one that was seen. */
    public Optional<Person> change(PersonId id, long version, RegisterPerson command) {
        PersonEntity entity = em.find(PersonEntity.class, id.value());
        if (entity == null || entity.version() != version) {
            return Optional.empty();
        }
        entity.take(command);
        em.flush();
        return Optional.of(entity.toRecord());
    }

    /**
     * Patients: whoever has that role, and whoever was registered without an account and is no
     * doctor, whose name, phone or e-mail holds the text.
     */
    public List<Listed> patients(String text, Place after, int limit) {
        PartOf wanted = PartOf.contact(text);
        List<Object> values = new ArrayList<>(List.of(after.nameKey(), after.id()));
        values.addAll(wanted.values());
        values.add(limit);
        return Sql.of(
                        em,
                        "select "
                                + COLUMNS
                                + " from identity.people p"
                                + PartOf.ACCOUNT_OF_P
                                + " where (p.name_key, p.id) > (cast(? as text), cast(? as uuid))"
                                + " and "
                                + wanted.sql()
                                + " and case when a.id is null"
                                + " then not exists (select from identity.doctors d"
                                + " where d.person_id = p.id)"
                                + " else (select count(*) = 1 from identity.account_roles r"
                                + " where r.account_id = a.id and r.role = 'PATIENT') end"
                                + " order by p.name_key, p.id limit ?",
                        values.toArray())
                .list(
                        row ->
                                new Listed(
                                        person(row),
                                        new Place(
                                                row.getString("name_key"),
                                                row.getObject("id", UUID.class))));
    }

    public void addGuardian(PersonId guardian, PersonId child, Instant now) {
        Sql.of(
                        em,
                        "insert into identity.guardians (guardian_id, child_id, since)"
                                + " values (?, ?, ?) on conflict do nothing",
                        guardian.value(),
                        child.value(),
                        now)
                .run();
    }

    /** The children of a parent who were born after the day: those who are not yet of age. */
    public List<Person> children(PersonId guardian, LocalDate bornAfter) {
        return Sql.of(
                        em,
                        "select "
                                + COLUMNS
                                + " from identity.people p join identity.guardians g"
                                + " on g.child_id = p.id where g.guardian_id = ?"
                                + " and p.birth_date > ? order by p.name_key, p.id",
                        guardian.value(),
                        bornAfter)
                .list(PersonStore::person);
    }

    /** The accounts of those who act for a child. */
    public List<UUID> guardianAccounts(PersonId child) {
        return Sql.of(
                        em,
                        "select a.id from identity.accounts a join identity.guardians g"
                                + " on g.guardian_id = a.person_id where g.child_id = ?",
                        child.value())
                .list(row -> row.getObject("id", UUID.class));
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getString("name"),
                row.getObject("birth_date", LocalDate.class),
                Sex.valueOf(row.getString("sex")),
                row.getObject("weight_kg", BigDecimal.class),
                row.getString("allergies"),
                row.getString("phone"),
                row.getString("address"));
    }
}
