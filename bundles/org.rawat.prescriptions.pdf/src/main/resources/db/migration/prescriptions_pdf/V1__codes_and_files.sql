-- One code for each signed version that was ever printed, and the files that were made for it. What
-- is on paper cannot be called back, so nothing here is ever changed or deleted.
CREATE TABLE prescriptions_pdf.codes (
    -- 128 random bits in base 32 (RFC 4648), lower case.
    code            text PRIMARY KEY CHECK (code ~ '^[a-z2-7]{26}$'),
    prescription_id uuid NOT NULL,
    version_number  integer NOT NULL CHECK (version_number > 0),
    patient_id      uuid NOT NULL,
    -- That of the signed version, as it was when the code was made.
    fingerprint     text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    made_at         timestamptz NOT NULL,
    -- HMAC over all of it with a key that is not in the database.
    seal            text NOT NULL,
    CONSTRAINT codes_of_version UNIQUE (prescription_id, version_number)
);

CREATE TABLE prescriptions_pdf.files (
    code           text NOT NULL REFERENCES prescriptions_pdf.codes,
    language       text NOT NULL CHECK (language IN ('id', 'en')),
    content        bytea NOT NULL,
    content_sha256 text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
    made_at        timestamptz NOT NULL,
    seal           text NOT NULL,
    PRIMARY KEY (code, language)
);

CREATE FUNCTION prescriptions_pdf.refuse() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was printed never changes'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'printed_frozen';
END $$;

CREATE TRIGGER codes_frozen BEFORE UPDATE OR DELETE ON prescriptions_pdf.codes
    FOR EACH ROW EXECUTE FUNCTION prescriptions_pdf.refuse();
CREATE TRIGGER codes_kept BEFORE TRUNCATE ON prescriptions_pdf.codes
    EXECUTE FUNCTION prescriptions_pdf.refuse();
CREATE TRIGGER files_frozen BEFORE UPDATE OR DELETE ON prescriptions_pdf.files
    FOR EACH ROW EXECUTE FUNCTION prescriptions_pdf.refuse();
CREATE TRIGGER files_kept BEFORE TRUNCATE ON prescriptions_pdf.files
    EXECUTE FUNCTION prescriptions_pdf.refuse();

REVOKE UPDATE, DELETE ON prescriptions_pdf.codes FROM ${app_role};
REVOKE UPDATE, DELETE ON prescriptions_pdf.files FROM ${app_role};
