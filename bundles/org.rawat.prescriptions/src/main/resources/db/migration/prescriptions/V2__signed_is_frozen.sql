-- What is signed is frozen by the database too, whoever asks it: the service refuses first, these
-- triggers refuse what gets past it.

CREATE FUNCTION prescriptions.refuse(rule text, sentence text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = rule, MESSAGE = sentence;
END $$;

-- Whether that version was signed by the transaction that is under way: only then may the row and
-- the items be brought to it. Later transactions find a version that is not theirs.
CREATE FUNCTION prescriptions.being_signed(prescription uuid, wanted integer) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM prescriptions.prescription_versions v
        WHERE v.prescription_id = prescription AND v.number = wanted
          AND v.xmin = pg_current_xact_id()::xid);
END $$;

CREATE FUNCTION prescriptions.guard_prescription() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    -- What a change of the status may touch, and what a next version may touch besides.
    of_status constant text[] := ARRAY['status', 'version', 'changed_at', 'ended_at', 'end_reason'];
    of_content constant text[] := ARRAY['diagnosis', 'notes', 'weight_kg', 'prescription_date'];
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
        IF NEW.diagnosis = '' OR NEW.weight_kg IS NULL THEN
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

CREATE TRIGGER prescription_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON prescriptions.prescriptions
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_prescription();

CREATE FUNCTION prescriptions.guard_item_of(prescription uuid, number integer, inserting boolean)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    found text;
BEGIN
    -- Waits for a signing that is under way, and then sees what it made.
    SELECT status INTO found FROM prescriptions.prescriptions WHERE id = prescription FOR SHARE;
    IF found = 'DRAFT' AND number = 1 THEN
        RETURN;
    END IF;
    IF NOT (inserting AND prescriptions.being_signed(prescription, number)) THEN
        PERFORM prescriptions.refuse(
            'prescription_frozen', 'the items of a signed prescription are frozen');
    END IF;
END $$;

CREATE FUNCTION prescriptions.guard_item() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM prescriptions.guard_item_of(OLD.prescription_id, OLD.version_number, false);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM prescriptions.guard_item_of(
        NEW.prescription_id, NEW.version_number, TG_OP = 'INSERT');
    RETURN NEW;
END $$;

CREATE TRIGGER prescription_item_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON prescriptions.prescription_items
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_item();

CREATE FUNCTION prescriptions.guard_version() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    parent prescriptions.prescriptions;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM prescriptions.refuse('prescription_frozen', 'a signed version never changes');
    END IF;
    SELECT * INTO parent FROM prescriptions.prescriptions
        WHERE id = NEW.prescription_id FOR UPDATE;
    IF parent.status NOT IN ('DRAFT', 'ACTIVE') OR NEW.number <> parent.signed_version + 1 THEN
        PERFORM prescriptions.refuse('prescription_frozen', 'this is not the next version');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER prescription_version_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON prescriptions.prescription_versions
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_version();

CREATE FUNCTION prescriptions.guard_truncate() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM prescriptions.refuse('prescription_kept', 'a prescription is never deleted');
    RETURN NULL;
END $$;

CREATE TRIGGER prescriptions_kept BEFORE TRUNCATE ON prescriptions.prescriptions
    EXECUTE FUNCTION prescriptions.guard_truncate();
CREATE TRIGGER prescription_items_kept BEFORE TRUNCATE ON prescriptions.prescription_items
    EXECUTE FUNCTION prescriptions.guard_truncate();
CREATE TRIGGER prescription_versions_kept BEFORE TRUNCATE ON prescriptions.prescription_versions
    EXECUTE FUNCTION prescriptions.guard_truncate();

-- A signed version must have a row and items that were brought to it, or the commit fails.
CREATE FUNCTION prescriptions.guard_commit() RETURNS trigger
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
              AND (i.dosage = '' OR i.quantity IS NULL)) THEN
        PERFORM prescriptions.refuse('prescription_complete', 'a signed version is incomplete');
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER prescription_version_complete AFTER INSERT
    ON prescriptions.prescription_versions
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_commit();

REVOKE UPDATE, DELETE ON prescriptions.prescription_versions FROM ${app_role};
REVOKE DELETE ON prescriptions.prescriptions FROM ${app_role};
