-- What was checked when a version was signed, and the doctors' reasons for signing in spite of it.
-- Both are written by the signing itself and never change.

CREATE TABLE prescriptions.prescription_checks (
    prescription_id uuid NOT NULL,
    number          integer NOT NULL,
    checked_at      timestamptz NOT NULL,
    checked_by      uuid NOT NULL,
    -- Of what was asked: another content, another question.
    question_sha256 text NOT NULL CHECK (question_sha256 ~ '^[0-9a-f]{64}$'),
    content         text NOT NULL,
    content_sha256  text NOT NULL,
    PRIMARY KEY (prescription_id, number),
    FOREIGN KEY (prescription_id, number)
        REFERENCES prescriptions.prescription_versions (prescription_id, number),
    CONSTRAINT prescription_checks_sha256 CHECK (
        content_sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

CREATE TABLE prescriptions.prescription_overrides (
    prescription_id   uuid NOT NULL,
    number            integer NOT NULL,
    alert             text NOT NULL CHECK (alert ~ '^[0-9a-f]{32}$'),
    doctor_id         uuid NOT NULL,
    account_id        uuid NOT NULL,
    at                timestamptz NOT NULL,
    source            text NOT NULL CHECK (char_length(source) <= 40),
    knowledge_version text NOT NULL CHECK (char_length(knowledge_version) <= 80),
    knowledge_date    date,
    rule              text NOT NULL CHECK (char_length(rule) <= 200),
    kind              text NOT NULL,
    severity          text NOT NULL,
    finding           text NOT NULL CHECK (char_length(finding) <= 1000),
    code              text NOT NULL,
    reason            text NOT NULL CHECK (char_length(reason) <= 500),
    PRIMARY KEY (prescription_id, number, alert),
    FOREIGN KEY (prescription_id, number)
        REFERENCES prescriptions.prescription_checks (prescription_id, number),
    CONSTRAINT prescription_overrides_reason CHECK (code <> 'OTHER' OR reason <> '')
);

CREATE INDEX prescription_overrides_at ON prescriptions.prescription_overrides (at);

CREATE FUNCTION prescriptions.guard_check() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' OR NOT prescriptions.being_signed(NEW.prescription_id, NEW.number) THEN
        PERFORM prescriptions.refuse(
            'prescription_frozen', 'what was checked at a signing never changes');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER prescription_checks_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON prescriptions.prescription_checks
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_check();
CREATE TRIGGER prescription_overrides_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON prescriptions.prescription_overrides
    FOR EACH ROW EXECUTE FUNCTION prescriptions.guard_check();
CREATE TRIGGER prescription_checks_kept BEFORE TRUNCATE ON prescriptions.prescription_checks
    EXECUTE FUNCTION prescriptions.guard_truncate();
CREATE TRIGGER prescription_overrides_kept BEFORE TRUNCATE ON prescriptions.prescription_overrides
    EXECUTE FUNCTION prescriptions.guard_truncate();

REVOKE UPDATE, DELETE ON prescriptions.prescription_checks FROM ${app_role};
REVOKE UPDATE, DELETE ON prescriptions.prescription_overrides FROM ${app_role};
