-- Who did what to whose record. Rows are only ever added: the role under which Rawat works has no right to change or remove
-- them, and triggers refuse it to everybody who has not first disabled them, which only the owner can.

CREATE TABLE audit.keys (
  id    text        PRIMARY KEY,
  since timestamptz NOT NULL
);
COMMENT ON TABLE audit.keys IS 'Tells which key the codes were made with, without the key: it lies outside the database';

CREATE TABLE audit.records (
  id            uuid        PRIMARY KEY,
  at            timestamptz NOT NULL,
  actor_kind    text        NOT NULL,
  actor_name    text        NOT NULL,
  actor_account uuid,
  actor_person  uuid,
  action        text        NOT NULL,
  outcome       text        NOT NULL,
  persons       uuid[]      NOT NULL,
  object_type   text,
  object_id     text,
  detail        jsonb       NOT NULL,
  code          bytea       NOT NULL
);
COMMENT ON COLUMN audit.records.code IS 'HMAC-SHA256 over the canonical text of all other columns';

CREATE INDEX records_by_time ON audit.records (at DESC, id DESC);
CREATE INDEX records_by_account ON audit.records (actor_account, at DESC, id DESC);
CREATE INDEX records_by_action ON audit.records (action text_pattern_ops);
CREATE INDEX records_by_person ON audit.records USING gin (persons);

CREATE TABLE audit.chain (
  number    bigint PRIMARY KEY CHECK (number > 0),
  record_id uuid   NOT NULL CONSTRAINT chained_once UNIQUE REFERENCES audit.records,
  previous  bytea  NOT NULL,
  hash      bytea  NOT NULL
);
COMMENT ON TABLE audit.chain IS 'One link for each record, numbered without gaps; hash = HMAC-SHA256(number, previous, code)';

-- What is committed and not chained yet. Only a list of work: a row missing here is noticed by going through the records.
CREATE TABLE audit.waiting (
  record_id uuid PRIMARY KEY REFERENCES audit.records
);

CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit.% is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.keys
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.records
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.chain
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();

REVOKE ALL ON audit.keys, audit.records, audit.chain, audit.waiting FROM "${app_role}";
GRANT SELECT, INSERT ON audit.keys, audit.records, audit.chain TO "${app_role}";
GRANT SELECT, INSERT, DELETE ON audit.waiting TO "${app_role}";
