package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.PersonId;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.identity.api.Doctor;

/** What the clinic says of its doctors. */
@Component(service = DoctorStore.class)
public final class DoctorStore {
    private static final String SELECT =
            "select d.person_id, p.name, d.title, d.suffix, d.sip, d.specialty,"
                    + " d.practice_address, d.practice_phone, d.active from identity.doctors d"
                    + " join identity.people p on p.id = d.person_id";

    private final EntityManager em;

    @Activate
    public DoctorStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    /** Active doctors by name, without those whose account is disabled or no doctor's any more. */
    public List<Doctor> bookable() {
        return Sql.of(
                        em,
                        SELECT
                                + " where d.active and not exists (select from identity.accounts a"
                                + " where a.person_id = d.person_id and (a.disabled or not exists"
                                + " (select from identity.account_roles r where r.account_id = a.id"
                                + " and r.role = 'DOCTOR')))"
                                + " order by p.name_key, p.id")
                .list(DoctorStore::doctor);
    }

    public Optional<Doctor> find(PersonId person) {
        return Sql.of(em, SELECT + " where d.person_id = ?", person.value())
                .first(DoctorStore::doctor);
    }

    /** The version of what is said of a doctor; empty when nothing is said. */
    public Optional<Long> version(PersonId person) {
        return Optional.ofNullable(em.find(DoctorEntity.class, person.value()))
                .map(DoctorEntity::version);
    }

    /** Notes or changes what is said of a doctor. */
    public void put(PersonId person, DescribeDoctor command) {
        DoctorEntity entity = em.find(DoctorEntity.class, person.value());
        if (entity == null) {
            em.persist(DoctorEntity.of(person, command));
        } else {
            entity.take(command);
        }
        em.flush();
    }

    public void sign(PersonId person, byte @Nullable [] png) {
        DoctorEntity entity = em.find(DoctorEntity.class, person.value());
        if (entity != null) {
            entity.sign(png);
            em.flush();
        }
    }

    public Optional<byte[]> signature(PersonId person) {
        return Optional.ofNullable(em.find(DoctorEntity.class, person.value()))
                .flatMap(entity -> Optional.ofNullable(entity.signature()))
                .map(byte[]::clone);
    }

    private static Doctor doctor(ResultSet row) throws SQLException {
        return new Doctor(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                row.getString("title"),
                row.getString("suffix"),
                row.getString("sip"),
                row.getString("specialty"),
                row.getString("practice_address"),
                row.getString("practice_phone"),
                row.getBoolean("active"));
    }
}
