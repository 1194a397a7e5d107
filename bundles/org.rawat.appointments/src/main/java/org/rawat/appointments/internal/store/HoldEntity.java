package org.rawat.appointments.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.rawat.appointments.api.Hold;

@Entity
@Table(schema = "appointments", name = "holds")
public class HoldEntity {
    @Id private UUID id;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Column private String holder;

    @Column(name = "starts_at")
    private OffsetDateTime startsAt;

    @Column(name = "ends_at")
    private OffsetDateTime endsAt;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    protected HoldEntity() {}

    static HoldEntity of(Hold hold, String holder) {
        HoldEntity entity = new HoldEntity();
        entity.id = hold.id().value();
        entity.doctorId = hold.slot().doctorId().value();
        entity.holder = holder;
        entity.startsAt = AppointmentEntity.utc(hold.slot().startsAt());
        entity.endsAt = AppointmentEntity.utc(hold.slot().endsAt());
        entity.expiresAt = AppointmentEntity.utc(hold.expiresAt());
        return entity;
    }
}
