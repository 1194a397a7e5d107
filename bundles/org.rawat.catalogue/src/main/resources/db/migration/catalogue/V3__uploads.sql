-- files that wait for somebody to say what their columns are; without content once they are loaded
CREATE TABLE catalogue.uploads (
    id          uuid PRIMARY KEY,
    actor       text NOT NULL,
    client_key  uuid NOT NULL,
    file_name   text NOT NULL,
    content     bytea,
    code_system text NOT NULL,
    category    text,
    uploaded_at timestamptz NOT NULL,
    CONSTRAINT uploads_key_unique UNIQUE (actor, client_key)
);

CREATE INDEX uploads_by_time ON catalogue.uploads (uploaded_at);

-- what the columns of a header were said to be, one on a line
CREATE TABLE catalogue.mappings (
    headers_sha256 text PRIMARY KEY,
    fields         text NOT NULL,
    changed_at     timestamptz NOT NULL
);
