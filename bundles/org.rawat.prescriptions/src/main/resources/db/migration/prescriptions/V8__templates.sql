-- Favourites and templates. They hold nobody's data, so they may be deleted.
CREATE TABLE prescriptions.templates (
    id         uuid PRIMARY KEY,
    doctor_id  uuid NOT NULL,
    clinic     boolean NOT NULL,
    name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    diagnosis  text NOT NULL CHECK (char_length(diagnosis) <= 500),
    notes      text NOT NULL CHECK (char_length(notes) <= 2000),
    -- JSON of what was written.
    items      text NOT NULL CHECK (jsonb_typeof(items::jsonb) = 'array'),
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    client_key uuid NOT NULL,
    CONSTRAINT templates_client_key UNIQUE (created_by, client_key)
);

-- One name, one template: for a doctor's own, and for the clinic's.
CREATE UNIQUE INDEX templates_name_own ON prescriptions.templates (doctor_id, lower(name))
    WHERE NOT clinic;
CREATE UNIQUE INDEX templates_name_clinic ON prescriptions.templates (lower(name)) WHERE clinic;

-- How often a doctor has used one, for the order in which they are shown.
CREATE TABLE prescriptions.template_uses (
    template_id uuid NOT NULL REFERENCES prescriptions.templates ON DELETE CASCADE,
    doctor_id   uuid NOT NULL,
    uses        integer NOT NULL,
    last_used   timestamptz NOT NULL,
    PRIMARY KEY (template_id, doctor_id)
);
