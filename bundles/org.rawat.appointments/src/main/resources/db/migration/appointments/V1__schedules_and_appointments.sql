-- Exclusion constraints over an id and a span of time need an index that knows both.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- doctor_id, patient_id and location_id name records of identity: marked there, never deleted.
CREATE TABLE appointments.schedules (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    doctor_id    uuid NOT NULL,
    location_id  uuid NOT NULL,
    slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
    key_owner    text NOT NULL,
    client_key   uuid NOT NULL,
    changed_at   timestamptz NOT NULL,
    changed_by   text NOT NULL,
    CONSTRAINT schedules_one_per_location UNIQUE (doctor_id, location_id),
    CONSTRAINT schedules_client_key UNIQUE (key_owner, client_key)
);

-- Hours are minutes after local midnight, so that a day can end at 24:00 (1440).
CREATE TABLE appointments.schedule_hours (
    id          uuid PRIMARY KEY,
    schedule_id uuid NOT NULL REFERENCES appointments.schedules ON DELETE CASCADE,
    weekday     integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens       integer NOT NULL,
    closes      integer NOT NULL,
    CHECK (0 <= opens AND opens < closes AND closes <= 1440),
    CONSTRAINT schedule_hours_apart
        EXCLUDE USING gist (schedule_id WITH =, weekday WITH =, int4range(opens, closes) WITH &&)
);

-- Neither opens nor closes: closed on that day.
CREATE TABLE appointments.schedule_exceptions (
    id          uuid PRIMARY KEY,
    schedule_id uuid NOT NULL REFERENCES appointments.schedules ON DELETE CASCADE,
    on_date     date NOT NULL,
    opens       integer,
    closes      integer,
    CHECK ((opens IS NULL) = (closes IS NULL)),
    CHECK (0 <= opens AND opens < closes AND closes <= 1440),
    CONSTRAINT schedule_exceptions_apart
        EXCLUDE USING gist (schedule_id WITH =, on_date WITH =,
            int4range(coalesce(opens, 0), coalesce(closes, 1440)) WITH &&)
);

-- A slot held while somebody fills in the booking form. What has expired is swept.
CREATE TABLE appointments.holds (
    id          uuid PRIMARY KEY,
    doctor_id   uuid NOT NULL,
    holder      text NOT NULL,
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    CHECK (starts_at < ends_at),
    CONSTRAINT holds_of_one_doctor_apart
        EXCLUDE USING gist (doctor_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX holds_holder ON appointments.holds (holder);
CREATE INDEX holds_expiry ON appointments.holds (expires_at);

CREATE TABLE appointments.appointments (
    id               uuid PRIMARY KEY,
    version          bigint NOT NULL,
    patient_id       uuid NOT NULL,
    doctor_id        uuid NOT NULL,
    location_id      uuid NOT NULL,
    starts_at        timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL,
    zone             text NOT NULL,
    status           text NOT NULL
        CHECK (status IN ('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED', 'NO_SHOW')),
    reason           text NOT NULL CHECK (char_length(reason) <= 500),
    cancel_reason    text CHECK (char_length(cancel_reason) <= 500),
    rescheduled_from uuid REFERENCES appointments.appointments,
    key_owner        text NOT NULL,
    client_key       uuid NOT NULL,
    booked_at        timestamptz NOT NULL,
    booked_by        text NOT NULL,
    changed_at       timestamptz NOT NULL,
    changed_by       text NOT NULL,
    CHECK (starts_at < ends_at),
    CHECK (doctor_id <> patient_id),
    CHECK ((status = 'CANCELLED') = (cancel_reason IS NOT NULL)),
    CONSTRAINT appointments_client_key UNIQUE (key_owner, client_key),
    -- Double booking is impossible here, whatever the code above does.
    CONSTRAINT appointments_of_one_doctor_apart
        EXCLUDE USING gist (doctor_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (status <> 'CANCELLED'),
    CONSTRAINT appointments_of_one_patient_apart
        EXCLUDE USING gist (patient_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (status <> 'CANCELLED')
);
CREATE UNIQUE INDEX appointments_replaced_once
    ON appointments.appointments (rescheduled_from) WHERE rescheduled_from IS NOT NULL;
CREATE INDEX appointments_of_patient
    ON appointments.appointments (patient_id, starts_at DESC, id DESC);
CREATE INDEX appointments_of_doctor ON appointments.appointments (doctor_id, starts_at);
CREATE INDEX appointments_by_time ON appointments.appointments (starts_at);
