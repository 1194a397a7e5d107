CREATE TABLE catalogue.categories (
    code     text PRIMARY KEY CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 64),
    name_id  text NOT NULL CHECK (length(name_id) BETWEEN 1 AND 120),
    name_en  text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 120),
    -- only products of categories that are marked so can be prescribed
    medicine boolean NOT NULL,
    version  bigint NOT NULL DEFAULT 0
);

CREATE TABLE catalogue.products (
    id             uuid PRIMARY KEY,
    version        bigint NOT NULL DEFAULT 0,
    code_system    text NOT NULL CHECK (length(code_system) BETWEEN 1 AND 200),
    code           text NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
    name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    form           text NOT NULL CHECK (length(form) BETWEEN 1 AND 80),
    strength       text NOT NULL CHECK (length(strength) <= 120),
    unit           text NOT NULL CHECK (length(unit) BETWEEN 1 AND 40),
    category       text NOT NULL REFERENCES catalogue.categories (code),
    controlled     text NOT NULL DEFAULT 'NONE'
                   CHECK (controlled IN ('NONE', 'NARCOTIC', 'PSYCHOTROPIC', 'PRECURSOR')),
    price_minor    bigint CHECK (price_minor >= 0),
    price_currency char(3),
    stock          numeric(15, 3) CHECK (stock >= 0),
    -- one on a line, in the order they were entered; looked up in memory, never by SQL
    synonyms       text NOT NULL DEFAULT '',
    status         text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'RETIRED')),
    successor_id   uuid REFERENCES catalogue.products (id) CHECK (successor_id <> id),
    source         text NOT NULL CHECK (length(source) BETWEEN 1 AND 40),
    -- changed by the clinic on a page: whatever else supplies this row leaves it alone
    edited         boolean NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL,
    CONSTRAINT products_code_unique UNIQUE (code_system, code),
    CONSTRAINT products_price_whole CHECK ((price_minor IS NULL) = (price_currency IS NULL)),
    CONSTRAINT products_successor_of_retired CHECK (successor_id IS NULL OR status = 'RETIRED')
);

CREATE INDEX products_by_name ON catalogue.products (lower(name), strength, form, id);
CREATE INDEX products_by_category ON catalogue.products (category);
CREATE INDEX products_by_successor ON catalogue.products (successor_id) WHERE successor_id IS NOT NULL;

-- what a client's key has made already, so that a double tap makes nothing twice
CREATE TABLE catalogue.creations (
    actor      text NOT NULL,
    client_key uuid NOT NULL,
    product_id uuid NOT NULL REFERENCES catalogue.products (id),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (actor, client_key)
);

CREATE TABLE catalogue.imports (
    id              uuid PRIMARY KEY,
    actor           text NOT NULL,
    client_key      uuid NOT NULL,
    source          text NOT NULL,
    file_name       text NOT NULL,
    content_sha256  text NOT NULL,
    committed_at    timestamptz NOT NULL,
    encoding        text NOT NULL,
    separator       text NOT NULL,
    ignored_columns text NOT NULL,
    inserted        integer NOT NULL,
    changed         integer NOT NULL,
    unchanged       integer NOT NULL,
    broken          integer NOT NULL,
    CONSTRAINT imports_key_unique UNIQUE (actor, client_key)
);

CREATE TABLE catalogue.import_problems (
    import_id uuid NOT NULL REFERENCES catalogue.imports (id),
    line      bigint NOT NULL,
    position  integer NOT NULL,
    field     text NOT NULL,
    code      text NOT NULL,
    -- what the message shows, one on a line
    args      text NOT NULL,
    PRIMARY KEY (import_id, line, position)
);
