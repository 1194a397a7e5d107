package org.rawat.identity.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.identity.api.DescribeDoctor;

/** What the clinic says of a doctor. The name stands in the person's record. */
@Entity
@Table(schema = "identity", name = "doctors")
public class DoctorEntity {
    @Id
    @Column(name = "person_id")
    private UUID personId;

    @Version private int version;

    @Column(name = "title")
    private String title;

    @Column(name = "suffix")
    private String suffix;

    @Column(name = "sip")
    private String sip;

    @Column(name = "specialty")
    private String specialty;

    @Column(name = "practice_address")
    private String practiceAddress;

    @Column(name = "practice_phone")
    private String practicePhone;

    @Column(name = "active")
    private boolean active;

    @Column(name = "signature")
    private byte @Nullable [] signature;

    static DoctorEntity of(PersonId person, DescribeDoctor command) {
        DoctorEntity made = new DoctorEntity();
        made.personId = person.value();
        made.take(command);
        return made;
    }

    void take(DescribeDoctor command) {
        title = command.title();
        suffix = command.suffix();
        sip = command.sip();
        specialty = command.specialty();
        practiceAddress = command.practiceAddress();
        practicePhone = command.practicePhone();
        active = command.active();
    }

    void sign(byte @Nullable [] png) {
        signature = png;
    }

    byte @Nullable [] signature() {
        return signature;
    }

    long version() {
        return version;
    }
}
