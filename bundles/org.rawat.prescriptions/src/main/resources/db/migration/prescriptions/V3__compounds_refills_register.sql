-- What a medicine is made of, what its dosage means, compounds, refills, validity, and the register
-- of controlled medicines. Prescriptions that were signed before have none of it: their text says
-- so (format 1), and the columns' defaults say the same.

ALTER TABLE prescriptions.prescriptions
    ADD COLUMN valid_until date;

ALTER TABLE prescriptions.prescription_items
    -- JSON as text and not jsonb: the same bytes stand in the signed text.
    ADD COLUMN ingredients     text NOT NULL DEFAULT '[]',
    ADD COLUMN steps           text NOT NULL DEFAULT '[]',
    ADD COLUMN compound        text,
    ADD COLUMN quantity_pinned boolean NOT NULL DEFAULT false,
    ADD COLUMN refills         integer NOT NULL DEFAULT 0 CHECK (refills BETWEEN 0 AND 12),
    ADD CONSTRAINT prescription_items_json CHECK (
        jsonb_typeof(ingredients::jsonb) = 'array'
        AND jsonb_typeof(steps::jsonb) = 'array'
        AND coalesce(jsonb_typeof(compound::jsonb), 'object') = 'object'),
    ADD CONSTRAINT prescription_items_compound CHECK (compound IS NULL OR product_id IS NULL),
    ADD CONSTRAINT prescription_items_controlled_once CHECK (controlled = 'NONE' OR refills = 0);

-- How far a location has counted in a year. Counted within the signing's transaction, so that a
-- signing that fails leaves no gap.
CREATE TABLE prescriptions.register_counters (
    location_id uuid NOT NULL,
    year        integer NOT NULL,
    last        integer NOT NULL CHECK (last > 0),
    PRIMARY KEY (location_id, year)
);

-- The register of controlled medicines: one line for each controlled medicine of each signed
-- version, with everything it shows.
CREATE TABLE prescriptions.controlled_register (
    location_id       uuid NOT NULL,
    year              integer NOT NULL,
    number            integer NOT NULL CHECK (number > 0),
    item_id           uuid NOT NULL UNIQUE REFERENCES prescriptions.prescription_items,
    prescription_id   uuid NOT NULL,
    version_number    integer NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('NARCOTIC', 'PSYCHOTROPIC', 'PRECURSOR')),
    medicine          text NOT NULL,
    quantity          integer NOT NULL,
    unit              text NOT NULL,
    dosage            text NOT NULL,
    prescription_date date NOT NULL,
    signed_at         timestamptz NOT NULL,
    patient_id        uuid NOT NULL,
    patient_name      text NOT NULL,
    doctor_id         uuid NOT NULL,
    doctor_name       text NOT NULL,
    doctor_sip        text NOT NULL,
    clinic_name       text NOT NULL,
    PRIMARY KEY (location_id, year, number),
    FOREIGN KEY (prescription_id, version_number)
        REFERENCES prescriptions.prescription_versions (prescription_id, number)
);

CREATE INDEX controlled_register_of_doctor
    ON prescriptions.controlled_register (doctor_id, year, number);

-- Each time a medicine was handed out again. Nothing writes it yet: what is left of a medicine's
-- refills is counted from here, whoever will record them.
CREATE TABLE prescriptions.refills (
    item_id     uuid NOT NULL REFERENCES prescriptions.prescription_items,
    number      integer NOT NULL CHECK (number > 0),
    filled_at   timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    PRIMARY KEY (item_id, number)
);

CREATE OR REPLACE FUNCTION prescriptions.guard_prescription() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    -- What a change of the status may touch, and what a next version may touch besides.
    of_status constant text[] := ARRAY['status', 'version', 'changed_at', 'ended_at', 'end_reason'];
    of_content constant text[] :=
        ARRAY['diagnosis', 'notes', 'weight_kg', 'prescription_date', 'valid_until'];
    of_signing constant text[] := ARRAY['signed_version', 'signed_at', 'signed_attempt'];
    may_touch text[] := of_status;
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM prescriptions.refuse('prescription_kept', 'a prescription is never deleted');
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'DRAFT' THEN
            PERFORM prescriptions.refuse('prescription_moves', 'a prescription begins as a draft');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status = 'DRAFT' AND NEW.status = 'DRAFT' THEN
        may_touch := of_status || of_content;
    ELSIF OLD.status IN ('DRAFT', 'ACTIVE') AND NEW.status = 'ACTIVE'
          AND NEW.signed_version = OLD.signed_version + 1 THEN
        IF NOT prescriptions.being_signed(NEW.id, NEW.signed_version) THEN
            PERFORM prescriptions.refuse('prescription_frozen', 'no version was signed');
        END IF;
        IF NEW.diagnosis = '' OR NEW.weight_kg IS NULL
            OR coalesce(NEW.valid_until < NEW.prescription_date, true) THEN
            PERFORM prescriptions.refuse('prescription_complete', 'a field is missing');
        END IF;
        may_touch := of_status || of_content || of_signing;
    ELSIF NOT (OLD.status = 'DRAFT' AND NEW.status = 'ENTERED_IN_ERROR'
            OR OLD.status = 'ACTIVE'
                AND NEW.status IN ('COMPLETED', 'CANCELLED', 'ENTERED_IN_ERROR')
            OR OLD.status IN ('COMPLETED', 'CANCELLED') AND NEW.status = 'ENTERED_IN_ERROR') THEN
        PERFORM prescriptions.refuse('prescription_frozen', 'a signed prescription is frozen');
    END IF;
    IF to_jsonb(OLD) - may_touch <> to_jsonb(NEW) - may_touch THEN
        PERFORM prescriptions.refuse('prescription_frozen', 'a signed prescription is frozen');
    END IF;
    RETURN NEW;
END $$;

-- A signed version must have a row and items that were brought to it, and its controlled medicines
-- their lines in the register, or the commit fails.
CREATE OR REPLACE FUNCTION prescriptions.guard_commit() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM prescriptions.prescriptions p
            WHERE p.id = NEW.prescription_id AND p.signed_version >= NEW.number)
        OR NOT EXISTS (
            SELECT FROM prescriptions.prescription_items i
            WHERE i.prescription_id = NEW.prescription_id AND i.version_number = NEW.number)
        OR EXISTS (
            SELECT FROM prescriptions.prescription_items i
            WHERE i.prescription_id = NEW.prescription_id AND i.version_number = NEW.number
              AND (i.dosage = '' OR i.quantity IS NULL
                OR i.compound IS NOT NULL
                    AND jsonb_array_length(i.compound::jsonb -> 'ingredients') = 0)) THEN
        PERFORM prescriptions.refuse('prescription_complete', 'a signed version is incomplete');
    END IF;
    IF EXISTS (
            SELECT FROM prescriptions.prescription_items i
            WHERE i.prescription_id = NEW.prescription_id AND i.version_number = NEW.number
              AND i.controlled <> 'NONE'
              AND NOT EXISTS (
                SELECT FROM prescriptions.controlled_register r WHERE r.item_id = i.id)) THEN
        PERFORM prescriptions.refuse(
            'prescription_register', 'a controlled medicine is not in the register');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION prescriptions.guard_register() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM prescriptions.refuse('register_frozen', 'the register is never changed');
    END IF;
    IF NOT prescriptions.being_signed(NEW.prescription_id, NEW.version_number) THEN
        PERFORM prescriptions.refuse('register_frozen', 'nothing is being signed');
    END IF;
    IF NOT EXISTS (
            SELECT FROM prescriptions.prescription_items i
            WHERE i.id = NEW.item_id AND i.prescription_id = NEW.prescription_id
              AND i.version_number = NEW.version_number AND i.controlled = NEW.kind) THEN
        PERFORM prescriptions.refuse('register_frozen', 'no such medicine is being signed');
    END IF;
    IF NEW.number > 1 AND NOT EXISTS (
            SELECT FROM prescriptions.controlled_register r
            WHERE r.location_id = NEW.location_id AND r.year = NEW.year
              AND r.number = NEW.number - 1) THEN
        PERFORM prescriptions.refuse('register_gapless', 'a number would be left out');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER controlled_register_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON prescriptions.controlled_register
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_register();
CREATE TRIGGER controlled_register_kept BEFORE TRUNCATE ON prescriptions.controlled_register
    EXECUTE FUNCTION prescriptions.guard_truncate();

CREATE FUNCTION prescriptions.guard_counter() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM prescriptions.refuse('register_gapless', 'a counter is kept');
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.location_id, NEW.year) IS DISTINCT FROM (OLD.location_id, OLD.year)
        OR TG_OP = 'UPDATE' AND NEW.last <= OLD.last THEN
        PERFORM prescriptions.refuse('register_gapless', 'a counter only counts on');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER register_counter_kept BEFORE UPDATE OR DELETE ON prescriptions.register_counters
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_counter();
CREATE TRIGGER register_counters_kept BEFORE TRUNCATE ON prescriptions.register_counters
    EXECUTE FUNCTION prescriptions.guard_truncate();

-- What was counted must be in the register at the commit. Its lines hang together without gaps, so
-- that the last one speaks for all.
CREATE FUNCTION prescriptions.guard_counted() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM prescriptions.controlled_register r
            WHERE r.location_id = NEW.location_id AND r.year = NEW.year
              AND r.number = NEW.last) THEN
        PERFORM prescriptions.refuse('register_gapless', 'a number was counted and not used');
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER register_counter_used AFTER INSERT OR UPDATE
    ON prescriptions.register_counters
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_counted();

CREATE FUNCTION prescriptions.guard_refill() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM prescriptions.refuse('refill_frozen', 'a refill is never changed');
    END IF;
    IF NOT EXISTS (
            SELECT FROM prescriptions.prescription_items i
            JOIN prescriptions.prescriptions p ON p.id = i.prescription_id
            WHERE i.id = NEW.item_id AND i.version_number = p.signed_version
              AND p.status = 'ACTIVE' AND NEW.number <= i.refills)
        OR NEW.number > 1 AND NOT EXISTS (
            SELECT FROM prescriptions.refills r
            WHERE r.item_id = NEW.item_id AND r.number = NEW.number - 1) THEN
        PERFORM prescriptions.refuse('refill_allowed', 'this refill is not allowed');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refill_frozen BEFORE INSERT OR UPDATE OR DELETE ON prescriptions.refills
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_refill();
CREATE TRIGGER refills_kept BEFORE TRUNCATE ON prescriptions.refills
    EXECUTE FUNCTION prescriptions.guard_truncate();

REVOKE UPDATE, DELETE ON prescriptions.controlled_register FROM ${app_role};
REVOKE DELETE ON prescriptions.register_counters FROM ${app_role};
REVOKE UPDATE, DELETE ON prescriptions.refills FROM ${app_role};
