package org.rawat.identity.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;

/** A person's record. Changed through its own methods only, which OpenJPA watches. */
@Entity
@Table(schema = "identity", name = "people")
public class PersonEntity {
    @Id private UUID id;
    @Version private int version;

    @Column(name = "name")
    private String name;

    @Column(name = "birth_date")
    private @Nullable LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    private Sex sex;

    @Column(name = "weight_kg")
    private @Nullable BigDecimal weightKg;

    @Column(name = "allergies")
    private String allergies;

    @Column(name = "phone")
    private @Nullable String phone;

    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    static PersonEntity of(PersonId id, RegisterPerson command, Instant now) {
        PersonEntity made = new PersonEntity();
        made.id = id.value();
        made.createdAt = now.atOffset(ZoneOffset.UTC);
        made.take(command);
        return made;
    }

    void take(RegisterPerson command) {
        name = command.name();
        birthDate = command.birthDate();
        sex = command.sex();
        weightKg = command.weightKg();
        allergies = command.allergies();
        phone = command.phone();
        address = command.address();
    }

    long version() {
        return version;
    }

    Person toRecord() {
        return new Person(
                new PersonId(id),
                version,
                name,
                birthDate,
                sex,
                weightKg,
                allergies,
                phone,
                address);
    }
}
