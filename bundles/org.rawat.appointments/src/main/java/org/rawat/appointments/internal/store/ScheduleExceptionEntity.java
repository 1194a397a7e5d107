package org.rawat.appointments.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.appointments.api.Schedule.ExceptionDay;

@Entity
@Table(schema = "appointments", name = "schedule_exceptions")
public class ScheduleExceptionEntity {
    @Id private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "on_date")
    private LocalDate onDate;

    @Column private @Nullable Integer opens;
    @Column private @Nullable Integer closes;

    protected ScheduleExceptionEntity() {}

    static ScheduleExceptionEntity of(UUID id, UUID schedule, ExceptionDay day) {
        ScheduleExceptionEntity entity = new ScheduleExceptionEntity();
        entity.id = id;
        entity.scheduleId = schedule;
        entity.onDate = day.date();
        LocalTime from = day.from();
        LocalTime until = day.until();
        entity.opens = from == null ? null : DayMinutes.of(from);
        entity.closes = until == null ? null : DayMinutes.until(until);
        return entity;
    }

    ExceptionDay toRecord() {
        return new ExceptionDay(
                onDate,
                opens == null ? null : DayMinutes.time(opens),
                closes == null ? null : DayMinutes.time(closes));
    }
}
