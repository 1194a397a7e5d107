package org.rawat.appointments.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.identity.api.LocationId;

@Entity
@Table(schema = "appointments", name = "schedules")
public class ScheduleEntity {
    @Id private UUID id;

    @Version private long version;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Column(name = "location_id")
    private UUID locationId;

    @Column(name = "slot_minutes")
    private int slotMinutes;

    @Column(name = "key_owner")
    private String keyOwner;

    @Column(name = "client_key")
    private UUID clientKey;

    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected ScheduleEntity() {}

    static ScheduleEntity of(Schedule schedule, String by, UUID key, Instant now) {
        ScheduleEntity entity = new ScheduleEntity();
        entity.id = schedule.id().value();
        entity.doctorId = schedule.doctorId().value();
        entity.locationId = schedule.locationId().value();
        entity.keyOwner = by;
        entity.clientKey = key;
        entity.change(schedule.slotLength(), by, now);
        return entity;
    }

    UUID id() {
        return id;
    }

    void change(Duration slotLength, String by, Instant now) {
        slotMinutes = (int) slotLength.toMinutes();
        changedAt = AppointmentEntity.utc(now);
        changedBy = by;
    }

    Schedule toRecord(List<ScheduleHoursEntity> hours, List<ScheduleExceptionEntity> exceptions) {
        return new Schedule(
                new ScheduleId(id),
                version,
                new PersonId(doctorId),
                new LocationId(locationId),
                Duration.ofMinutes(slotMinutes),
                hours.stream().map(ScheduleHoursEntity::toRecord).toList(),
                exceptions.stream().map(ScheduleExceptionEntity::toRecord).toList());
    }
}
