package org.rawat.appointments.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.util.UUID;
import org.rawat.appointments.api.Schedule.Hours;

@Entity
@Table(schema = "appointments", name = "schedule_hours")
public class ScheduleHoursEntity {
    @Id private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column private int weekday;
    @Column private int opens;
    @Column private int closes;

    protected ScheduleHoursEntity() {}

    static ScheduleHoursEntity of(UUID id, UUID schedule, Hours hours) {
        ScheduleHoursEntity entity = new ScheduleHoursEntity();
        entity.id = id;
        entity.scheduleId = schedule;
        entity.weekday = hours.day().getValue();
        entity.opens = DayMinutes.of(hours.from());
        entity.closes = DayMinutes.until(hours.until());
        return entity;
    }

    Hours toRecord() {
        return new Hours(DayOfWeek.of(weekday), DayMinutes.time(opens), DayMinutes.time(closes));
    }
}
