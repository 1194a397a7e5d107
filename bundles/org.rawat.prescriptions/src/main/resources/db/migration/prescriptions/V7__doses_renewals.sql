-- What patients noted of their doses. A note is the patient's own and may be changed or taken back.
CREATE TABLE prescriptions.dose_marks (
    item_id   uuid NOT NULL REFERENCES prescriptions.prescription_items,
    day       date NOT NULL,
    number    integer NOT NULL CHECK (number BETWEEN 0 AND 23),
    mark      text NOT NULL CHECK (mark IN ('TAKEN', 'SKIPPED')),
    marked_at timestamptz NOT NULL,
    marked_by uuid NOT NULL,
    PRIMARY KEY (item_id, day, number)
);

-- Requests that a prescription be written once more.
CREATE TABLE prescriptions.renewals (
    id              uuid PRIMARY KEY,
    prescription_id uuid NOT NULL REFERENCES prescriptions.prescriptions,
    patient_id      uuid NOT NULL,
    doctor_id       uuid NOT NULL,
    status          text NOT NULL
                    CHECK (status IN ('REQUESTED', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
    requested_at    timestamptz NOT NULL,
    requested_by    uuid NOT NULL,
    answered_at     timestamptz,
    reason          text CHECK (char_length(reason) BETWEEN 1 AND 500),
    successor_id    uuid REFERENCES prescriptions.prescriptions,
    CONSTRAINT renewals_answered CHECK ((status = 'REQUESTED') = (answered_at IS NULL)),
    CONSTRAINT renewals_declined CHECK ((status = 'DECLINED') = (reason IS NOT NULL)),
    CONSTRAINT renewals_approved CHECK (status <> 'APPROVED' OR successor_id IS NOT NULL)
);

-- One tap or many: a prescription waits for one answer at a time.
CREATE UNIQUE INDEX renewals_waiting_once ON prescriptions.renewals (prescription_id)
    WHERE status = 'REQUESTED';
CREATE INDEX renewals_waiting ON prescriptions.renewals (doctor_id, id) WHERE status = 'REQUESTED';
CREATE INDEX renewals_of_patient ON prescriptions.renewals (patient_id, id);
CREATE INDEX renewals_of_successor ON prescriptions.renewals (successor_id);

-- An answer is final, and what was asked for does not change.
CREATE FUNCTION prescriptions.guard_renewal() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM prescriptions.refuse('renewal_kept', 'a request is never deleted');
    END IF;
    IF OLD.status <> 'REQUESTED'
        OR to_jsonb(OLD) - ARRAY['status', 'answered_at', 'reason', 'successor_id']
            <> to_jsonb(NEW) - ARRAY['status', 'answered_at', 'reason', 'successor_id'] THEN
        PERFORM prescriptions.refuse('renewal_answered', 'an answered request never changes');
    END IF;
    IF NEW.status = 'APPROVED' AND NOT EXISTS (
            SELECT FROM prescriptions.prescriptions p
            WHERE p.id = NEW.successor_id AND p.signed_version > 0
              AND p.patient_id = NEW.patient_id AND p.doctor_id = NEW.doctor_id) THEN
        PERFORM prescriptions.refuse('renewal_signed', 'nothing was signed for this request');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER renewal_answered BEFORE UPDATE OR DELETE ON prescriptions.renewals
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_renewal();

-- Whoever signs what was begun for a request has answered it, on whatever page.
CREATE FUNCTION prescriptions.answer_renewal() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE prescriptions.renewals SET status = 'APPROVED', answered_at = NEW.signed_at
        WHERE successor_id = NEW.id AND status = 'REQUESTED';
    RETURN NULL;
END $$;

CREATE TRIGGER renewal_answered_by_signing AFTER UPDATE ON prescriptions.prescriptions
    FOR EACH ROW WHEN (OLD.signed_version = 0 AND NEW.signed_version = 1)
    EXECUTE FUNCTION prescriptions.answer_renewal();

REVOKE DELETE ON prescriptions.renewals FROM ${app_role};
