-- What doctors write again and again. It holds nobody's data, so it may be deleted.
CREATE TABLE chat.quick_replies (
    id         uuid PRIMARY KEY,
    doctor_id  uuid NOT NULL,
    clinic     boolean NOT NULL,
    title      text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
    text       text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 1000),
    created_at timestamptz NOT NULL,
    client_key uuid NOT NULL,
    CONSTRAINT quick_replies_client_key UNIQUE (doctor_id, client_key)
);

-- One title, one reply: for a doctor's own, and for the clinic's.
CREATE UNIQUE INDEX quick_replies_title_own ON chat.quick_replies (doctor_id, lower(title))
    WHERE NOT clinic;
CREATE UNIQUE INDEX quick_replies_title_clinic ON chat.quick_replies (lower(title)) WHERE clinic;
