-- A prescription keeps its id through all its signed versions. What stands in this row and in the
-- items of its signed_version is also in the canonical text of that version.
CREATE TABLE prescriptions.prescriptions (
    id                uuid PRIMARY KEY,
    version           integer NOT NULL CHECK (version > 0),
    appointment_id    uuid NOT NULL,
    doctor_id         uuid NOT NULL,
    patient_id        uuid NOT NULL,
    diagnosis         text NOT NULL CHECK (char_length(diagnosis) <= 500),
    notes             text NOT NULL CHECK (char_length(notes) <= 2000),
    weight_kg         numeric(5, 1) CHECK (weight_kg > 0),
    prescription_date date NOT NULL,
    status            text NOT NULL,
    signed_version    integer NOT NULL DEFAULT 0 CHECK (signed_version >= 0),
    signed_at         timestamptz,
    -- The client's name for the signing that won, so that repeating it is no conflict.
    signed_attempt    uuid,
    ended_at          timestamptz,
    end_reason        text CHECK (char_length(end_reason) <= 500),
    created_at        timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    created_by        uuid NOT NULL,
    client_key        uuid NOT NULL,
    CONSTRAINT prescriptions_client_key UNIQUE (created_by, client_key),
    CONSTRAINT prescriptions_status CHECK (
        status IN ('DRAFT', 'ACTIVE', 'COMPLETED', 'CANCELLED', 'ENTERED_IN_ERROR')),
    CONSTRAINT prescriptions_signed CHECK (
        (signed_version > 0) = (signed_at IS NOT NULL)
        AND (status <> 'DRAFT' OR signed_version = 0)
        AND (status NOT IN ('ACTIVE', 'COMPLETED', 'CANCELLED') OR signed_version > 0)),
    CONSTRAINT prescriptions_ended CHECK (
        (status IN ('DRAFT', 'ACTIVE')) = (ended_at IS NULL)
        AND (status NOT IN ('CANCELLED', 'ENTERED_IN_ERROR')
            OR coalesce(end_reason, '') <> ''))
);

CREATE INDEX prescriptions_of_patient ON prescriptions.prescriptions (patient_id, id DESC);
CREATE INDEX prescriptions_of_doctor ON prescriptions.prescriptions (doctor_id, id DESC);
CREATE INDEX prescriptions_of_appointment ON prescriptions.prescriptions (appointment_id, id);

CREATE TABLE prescriptions.prescription_items (
    id              uuid PRIMARY KEY,
    prescription_id uuid NOT NULL REFERENCES prescriptions.prescriptions,
    -- The signed version that the item belongs to; a draft's items belong to the first.
    version_number  integer NOT NULL CHECK (version_number > 0),
    position        integer NOT NULL CHECK (position >= 0),
    product_id      uuid,
    name            text NOT NULL CHECK (name <> '' AND char_length(name) <= 200),
    strength        text NOT NULL CHECK (char_length(strength) <= 120),
    form            text NOT NULL CHECK (char_length(form) <= 80),
    code_system     text NOT NULL CHECK (char_length(code_system) <= 200),
    code            text NOT NULL CHECK (char_length(code) <= 64),
    unit            text NOT NULL CHECK (char_length(unit) <= 40),
    dosage          text NOT NULL CHECK (char_length(dosage) <= 200),
    quantity        integer CHECK (quantity BETWEEN 1 AND 10000),
    duration_days   integer CHECK (duration_days BETWEEN 1 AND 365),
    instructions    text NOT NULL CHECK (char_length(instructions) <= 500),
    controlled      text NOT NULL,
    CONSTRAINT prescription_items_position UNIQUE (prescription_id, version_number, position)
);

CREATE TABLE prescriptions.prescription_versions (
    prescription_id uuid NOT NULL REFERENCES prescriptions.prescriptions,
    number          integer NOT NULL CHECK (number > 0),
    signed_at       timestamptz NOT NULL,
    signed_by       uuid NOT NULL,
    reason          text CHECK (char_length(reason) <= 500),
    -- Text and not jsonb: its bytes are what was signed.
    content         text NOT NULL,
    content_sha256  text NOT NULL,
    PRIMARY KEY (prescription_id, number),
    CONSTRAINT prescription_versions_reason CHECK (number = 1 OR coalesce(reason, '') <> ''),
    CONSTRAINT prescription_versions_sha256 CHECK (
        content_sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
