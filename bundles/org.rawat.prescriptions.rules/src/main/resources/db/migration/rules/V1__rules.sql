-- Rules of safety, Rawat's own and the clinic's, out of the same kind of file by the same code.

CREATE TABLE rules.imports (
    id              uuid PRIMARY KEY,
    -- shipped: with this bundle; clinic: by an administrator
    origin          text NOT NULL CHECK (origin IN ('shipped', 'clinic')),
    actor           text NOT NULL,
    client_key      uuid NOT NULL,
    file_name       text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    kind            text NOT NULL,
    version         text NOT NULL CHECK (length(version) BETWEEN 1 AND 80),
    knowledge_date  date NOT NULL,
    content_sha256  text NOT NULL,
    committed_at    timestamptz NOT NULL,
    inserted        integer NOT NULL,
    changed         integer NOT NULL,
    unchanged       integer NOT NULL,
    broken          integer NOT NULL,
    CONSTRAINT imports_client_key UNIQUE (actor, client_key)
);

CREATE INDEX imports_newest ON rules.imports (origin, committed_at DESC);

CREATE TABLE rules.import_problems (
    import_id uuid NOT NULL REFERENCES rules.imports,
    line      bigint NOT NULL,
    field     text NOT NULL,
    code      text NOT NULL,
    PRIMARY KEY (import_id, line, field)
);

CREATE TABLE rules.rules (
    origin    text NOT NULL CHECK (origin IN ('shipped', 'clinic')),
    kind      text NOT NULL,
    -- what the row is about: a clinic's row of the same key takes the place of the shipped one
    key       text NOT NULL CHECK (length(key) <= 600),
    -- the columns of the row in the order of the kind
    fields    text[] NOT NULL,
    import_id uuid NOT NULL REFERENCES rules.imports,
    PRIMARY KEY (origin, kind, key)
);
