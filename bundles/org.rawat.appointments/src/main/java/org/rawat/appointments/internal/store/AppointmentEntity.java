package org.rawat.appointments.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.identity.api.LocationId;

@Entity
@Table(schema = "appointments", name = "appointments")
public class AppointmentEntity {
    @Id private UUID id;

    @Version private long version;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Column(name = "location_id")
    private UUID locationId;

    @Column(name = "starts_at")
    private OffsetDateTime startsAt;

    @Column(name = "ends_at")
    private OffsetDateTime endsAt;

    @Column private String zone;

    @Enumerated(EnumType.STRING)
    private AppointmentStatus status;

    @Column private String reason;

    @Column(name = "cancel_reason")
    private @Nullable String cancelReason;

    @Column(name = "rescheduled_from")
    private @Nullable String rescheduledFrom;

    @Column(name = "key_owner")
    private String keyOwner;

    @Column(name = "client_key")
    private UUID clientKey;

    @Column(name = "booked_at")
    private OffsetDateTime bookedAt;

    @Column(name = "booked_by")
    private String bookedBy;

    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected AppointmentEntity() {}

    static AppointmentEntity of(Appointment booked, String by, UUID key, Instant now) {
        AppointmentEntity entity = new AppointmentEntity();
        entity.id = booked.id().value();
        entity.patientId = booked.patientId().value();
        entity.doctorId = booked.doctorId().value();
        entity.locationId = booked.locationId().value();
        entity.startsAt = utc(booked.startsAt());
        entity.endsAt = utc(booked.endsAt());
        entity.zone = booked.zone().getId();
        entity.status = booked.status();
        entity.reason = booked.reason();
        AppointmentId replaced = booked.rescheduledFrom();
        entity.rescheduledFrom = replaced == null ? null : replaced.toString();
        entity.keyOwner = by;
        entity.clientKey = key;
        entity.bookedAt = utc(now);
        entity.bookedBy = by;
        entity.changedAt = utc(now);
        entity.changedBy = by;
        return entity;
    }

    void move(AppointmentStatus to, @Nullable String newCancelReason, String by, Instant now) {
        status = to;
        cancelReason = newCancelReason;
        changedAt = utc(now);
        changedBy = by;
    }

    Appointment toRecord() {
        return new Appointment(
                new AppointmentId(id),
                version,
                new PersonId(patientId),
                new PersonId(doctorId),
                new LocationId(locationId),
                startsAt.toInstant(),
                endsAt.toInstant(),
                ZoneId.of(zone),
                status,
                reason,
                cancelReason,
                rescheduledFrom == null
                        ? null
                        : new AppointmentId(UUID.fromString(rescheduledFrom)));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
