CREATE TABLE sample.samples (
    id          uuid PRIMARY KEY,
    owner_id    uuid,
    parent_id   uuid,
    name        text NOT NULL,
    status      text NOT NULL CHECK (status IN ('DRAFT', 'SIGNED')),
    happened_at timestamptz NOT NULL,
    day         date,
    opens       time,
    amount      bigint NOT NULL,
    weight      numeric(6, 2),
    active      boolean NOT NULL,
    detail      jsonb,
    tags        text[],
    signature   bytea,
    version     integer NOT NULL,
    CONSTRAINT samples_name_unique UNIQUE (name)
);
