-- conversation_id names a conversation, caller_id, receiver_id accounts, caller_person, called_person people: of other
-- functions, marked there, never deleted.
CREATE TABLE calls.call_sessions (
    id               uuid PRIMARY KEY,
    version          bigint NOT NULL CHECK (version >= 1),
    conversation_id  uuid NOT NULL,
    entry_id         uuid,
    caller_id        uuid NOT NULL,
    caller_device    uuid NOT NULL,
    caller_person    uuid NOT NULL,
    called_person    uuid NOT NULL,
    -- the account that answered; before that, one of those that ring
    receiver_id      uuid NOT NULL,
    receiver_device  uuid,
    type             text NOT NULL CHECK (type IN ('voice', 'video')),
    status           text NOT NULL CHECK (status IN
        ('calling', 'ringing', 'ongoing', 'ended', 'missed', 'rejected', 'cancelled', 'busy', 'failed')),
    ending           text,
    started_at       timestamptz NOT NULL,
    ring_deadline    timestamptz NOT NULL,
    answered_at      timestamptz,
    connected_at     timestamptz,
    ended_at         timestamptz,
    duration_seconds bigint NOT NULL DEFAULT 0 CHECK (duration_seconds >= 0),
    caller_heard     timestamptz NOT NULL,
    receiver_heard   timestamptz,
    patient_from     timestamptz NOT NULL,
    -- when time alone will change it next; null once it is over
    due_at           timestamptz,
    client_key       uuid NOT NULL,
    CONSTRAINT call_sessions_client_key UNIQUE (caller_id, client_key),
    CHECK ((ended_at IS NULL) = (status IN ('calling', 'ringing', 'ongoing'))),
    CHECK ((ending IS NULL) = (ended_at IS NULL)),
    CHECK ((due_at IS NULL) = (ended_at IS NOT NULL)),
    CHECK (ended_at >= started_at AND ended_at >= answered_at),
    CHECK (status <> 'ongoing' OR answered_at IS NOT NULL AND receiver_device IS NOT NULL),
    CHECK (status NOT IN ('calling', 'ringing', 'missed', 'rejected', 'cancelled', 'busy') OR answered_at IS NULL)
);
CREATE INDEX call_sessions_due ON calls.call_sessions (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX call_sessions_of_conversation ON calls.call_sessions (conversation_id, id DESC);
CREATE INDEX call_sessions_of_caller ON calls.call_sessions (caller_id, started_at);

-- Which accounts ring, and which of their devices have said so.
CREATE TABLE calls.called (
    call_id    uuid NOT NULL REFERENCES calls.call_sessions,
    account_id uuid NOT NULL,
    PRIMARY KEY (call_id, account_id)
);
CREATE INDEX called_account ON calls.called (account_id, call_id DESC);

CREATE TABLE calls.rung (
    call_id   uuid NOT NULL REFERENCES calls.call_sessions,
    device_id uuid NOT NULL,
    PRIMARY KEY (call_id, device_id)
);

-- Who is in a live call: a person is in one at most, whatever the code above does.
CREATE TABLE calls.engaged (
    person_id uuid PRIMARY KEY,
    call_id   uuid NOT NULL REFERENCES calls.call_sessions
);
CREATE INDEX engaged_call ON calls.engaged (call_id);

-- A call that is over stays as it is.
CREATE FUNCTION calls.stays_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL AND (to_jsonb(NEW) - 'entry_id') <> (to_jsonb(OLD) - 'entry_id') THEN
        RAISE EXCEPTION 'call % is over', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'call_sessions_over';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER call_sessions_over BEFORE UPDATE OR DELETE ON calls.call_sessions
    FOR EACH ROW EXECUTE FUNCTION calls.stays_over();
