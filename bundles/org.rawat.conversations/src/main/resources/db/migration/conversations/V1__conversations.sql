-- Conversations, what was written in them, and how far everybody has read.
-- What was sent is kept by the database too, whoever asks it: an edit is a further row, deleting is
-- a mark, and the numbers of a conversation have no gaps.

CREATE TABLE conversations.conversations (
    id              uuid PRIMARY KEY,
    version         integer NOT NULL CHECK (version > 0),
    appointment_id  uuid NOT NULL,
    patient_id      uuid NOT NULL,
    doctor_id       uuid NOT NULL,
    status          text NOT NULL,
    visit_ends_at   timestamptz NOT NULL,
    last_message_at timestamptz,
    last_seq        bigint NOT NULL DEFAULT 0 CHECK (last_seq >= 0),
    -- The number of what the doctor has pinned.
    pinned          bigint,
    opened_at       timestamptz NOT NULL,
    opened_by       uuid NOT NULL,
    -- Since when it is closed; also of one that is locked besides.
    closed_at       timestamptz,
    close_reason    text,
    -- What lists are ordered by: the last message, or the opening.
    active_at       timestamptz NOT NULL,
    CONSTRAINT conversations_appointment UNIQUE (appointment_id),
    CONSTRAINT conversations_status CHECK (status IN ('OPEN', 'CLOSED', 'LOCKED')),
    CONSTRAINT conversations_closed CHECK (
        (closed_at IS NULL) = (close_reason IS NULL)
        AND (status <> 'OPEN' OR closed_at IS NULL)
        AND (status <> 'CLOSED' OR closed_at IS NOT NULL)),
    CONSTRAINT conversations_close_reason CHECK (
        close_reason IN ('WINDOW', 'CANCELLED', 'DOCTOR')),
    CONSTRAINT conversations_last CHECK ((last_seq = 0) = (last_message_at IS NULL)),
    CONSTRAINT conversations_pinned CHECK (pinned BETWEEN 1 AND last_seq)
) WITH (fillfactor = 70);

CREATE INDEX conversations_of_patient
    ON conversations.conversations (patient_id, active_at DESC, id DESC);
CREATE INDEX conversations_of_doctor
    ON conversations.conversations (doctor_id, active_at DESC, id DESC);
CREATE INDEX conversations_to_close
    ON conversations.conversations (visit_ends_at) WHERE closed_at IS NULL;

CREATE TABLE conversations.messages (
    id               uuid NOT NULL,
    conversation_id  uuid NOT NULL REFERENCES conversations.conversations,
    seq              bigint NOT NULL CHECK (seq > 0),
    -- The account; the person besides, because a person keeps more than an account does.
    sender_id        uuid NOT NULL,
    sender_person_id uuid NOT NULL,
    from_doctor      boolean NOT NULL,
    client_id        uuid NOT NULL,
    type             text NOT NULL,
    -- As it was sent. Later texts are in message_versions.
    message          text NOT NULL CHECK (char_length(message) <= 4000),
    metadata         jsonb NOT NULL,
    reply_to         bigint,
    urgent           boolean NOT NULL,
    sent_at          timestamptz NOT NULL,
    text_version     integer NOT NULL DEFAULT 1 CHECK (text_version > 0),
    edited_at        timestamptz,
    deleted_at       timestamptz,
    deleted_by       uuid,
    confirmed_at     timestamptz,
    confirmed_by     uuid,
    -- When somebody of the other side had first read it.
    read_at          timestamptz,
    PRIMARY KEY (conversation_id, seq),
    CONSTRAINT messages_id UNIQUE (id),
    CONSTRAINT messages_client_id UNIQUE (sender_id, client_id),
    CONSTRAINT messages_reply FOREIGN KEY (conversation_id, reply_to)
        REFERENCES conversations.messages (conversation_id, seq),
    CONSTRAINT messages_reply_earlier CHECK (reply_to < seq),
    CONSTRAINT messages_type CHECK (
        type IN ('text', 'image', 'file', 'voice_call', 'video_call')),
    CONSTRAINT messages_text CHECK (type <> 'text' OR message <> ''),
    CONSTRAINT messages_metadata CHECK (
        jsonb_typeof(metadata) = 'object' AND octet_length(metadata::text) <= 16384),
    CONSTRAINT messages_urgent CHECK (from_doctor OR NOT urgent),
    CONSTRAINT messages_edited CHECK ((text_version > 1) = (edited_at IS NOT NULL)),
    CONSTRAINT messages_deleted CHECK ((deleted_at IS NULL) = (deleted_by IS NULL)),
    CONSTRAINT messages_confirmed CHECK (
        (confirmed_at IS NULL) = (confirmed_by IS NULL) AND (urgent OR confirmed_at IS NULL))
) WITH (fillfactor = 85);

-- The texts after the first one, from number 2.
CREATE TABLE conversations.message_versions (
    conversation_id uuid NOT NULL,
    seq             bigint NOT NULL,
    number          integer NOT NULL CHECK (number > 1),
    message         text NOT NULL CHECK (char_length(message) BETWEEN 1 AND 4000),
    written_at      timestamptz NOT NULL,
    written_by      uuid NOT NULL,
    PRIMARY KEY (conversation_id, seq, number),
    FOREIGN KEY (conversation_id, seq) REFERENCES conversations.messages (conversation_id, seq)
);

CREATE TABLE conversations.marks (
    conversation_id uuid NOT NULL REFERENCES conversations.conversations,
    account_id      uuid NOT NULL,
    person_id       uuid NOT NULL,
    delivered_seq   bigint NOT NULL CHECK (delivered_seq >= 0),
    read_seq        bigint NOT NULL CHECK (read_seq >= 0),
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, account_id),
    CONSTRAINT marks_read_was_delivered CHECK (read_seq <= delivered_seq)
) WITH (fillfactor = 70);

CREATE FUNCTION conversations.refuse(rule text, sentence text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = rule, MESSAGE = sentence;
END $$;

CREATE FUNCTION conversations.guard_conversation() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.last_seq <> 0 THEN
            PERFORM conversations.refuse('conversation_numbers', 'a conversation begins empty');
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.appointment_id, OLD.patient_id, OLD.doctor_id, OLD.visit_ends_at,
            OLD.opened_at, OLD.opened_by)
        IS DISTINCT FROM (NEW.id, NEW.appointment_id, NEW.patient_id, NEW.doctor_id,
            NEW.visit_ends_at, NEW.opened_at, NEW.opened_by) THEN
        PERFORM conversations.refuse('conversation_kept', 'whose conversation it is never changes');
    END IF;
    IF NEW.last_seq < OLD.last_seq THEN
        PERFORM conversations.refuse('conversation_numbers', 'numbers only grow');
    END IF;
    IF OLD.closed_at IS NOT NULL AND (OLD.closed_at, OLD.close_reason)
        IS DISTINCT FROM (NEW.closed_at, NEW.close_reason) THEN
        PERFORM conversations.refuse('conversation_closed', 'closed is final');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER conversation_kept BEFORE INSERT OR UPDATE ON conversations.conversations
    FOR EACH ROW EXECUTE FUNCTION conversations.guard_conversation();

-- A number that was given has its message when the unit commits.
CREATE FUNCTION conversations.guard_numbers() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM conversations.messages m
            WHERE m.conversation_id = NEW.id AND m.seq = NEW.last_seq) THEN
        PERFORM conversations.refuse('conversation_numbers', 'a number without a message');
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER conversation_numbers AFTER UPDATE ON conversations.conversations
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.last_seq IS DISTINCT FROM OLD.last_seq)
    EXECUTE FUNCTION conversations.guard_numbers();

-- One look for all messages of a statement: each has the one before it, and none was numbered past
-- its conversation.
CREATE FUNCTION conversations.guard_new_messages() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
            SELECT FROM added a
            JOIN conversations.conversations c ON c.id = a.conversation_id
            WHERE a.seq > c.last_seq
               OR a.seq > 1 AND NOT EXISTS (
                    SELECT FROM conversations.messages m
                    WHERE m.conversation_id = a.conversation_id AND m.seq = a.seq - 1)) THEN
        PERFORM conversations.refuse('conversation_numbers', 'the numbers would have a gap');
    END IF;
    IF EXISTS (
            SELECT FROM added a
            WHERE a.text_version <> 1 OR a.deleted_at IS NOT NULL OR a.confirmed_at IS NOT NULL
               OR a.read_at IS NOT NULL) THEN
        PERFORM conversations.refuse('message_kept', 'a message begins without marks');
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER message_numbers AFTER INSERT ON conversations.messages
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION conversations.guard_new_messages();

-- What was sent stays as it was sent. Marks are set once: edited (with its version), deleted,
-- confirmed, read. The metadata of a call follow the call.
CREATE FUNCTION conversations.guard_message() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.conversation_id, OLD.seq, OLD.sender_id, OLD.sender_person_id, OLD.from_doctor,
            OLD.client_id, OLD.type, OLD.message, OLD.reply_to, OLD.urgent, OLD.sent_at)
        IS DISTINCT FROM (NEW.id, NEW.conversation_id, NEW.seq, NEW.sender_id,
            NEW.sender_person_id, NEW.from_doctor, NEW.client_id, NEW.type, NEW.message,
            NEW.reply_to, NEW.urgent, NEW.sent_at)
        OR OLD.type NOT IN ('voice_call', 'video_call')
            AND OLD.metadata IS DISTINCT FROM NEW.metadata THEN
        PERFORM conversations.refuse('message_kept', 'what was sent stays as it was sent');
    END IF;
    IF (OLD.text_version, OLD.edited_at) IS DISTINCT FROM (NEW.text_version, NEW.edited_at)
        AND NOT EXISTS (
            SELECT FROM conversations.message_versions v
            WHERE v.conversation_id = NEW.conversation_id AND v.seq = NEW.seq
              AND NEW.text_version = OLD.text_version + 1 AND v.number = NEW.text_version
              AND v.written_at = NEW.edited_at) THEN
        PERFORM conversations.refuse('message_kept', 'an edit is a version');
    END IF;
    IF OLD.deleted_at IS NOT NULL AND (OLD.deleted_at, OLD.deleted_by, OLD.text_version)
        IS DISTINCT FROM (NEW.deleted_at, NEW.deleted_by, NEW.text_version)
        OR OLD.confirmed_at IS NOT NULL AND (OLD.confirmed_at, OLD.confirmed_by)
        IS DISTINCT FROM (NEW.confirmed_at, NEW.confirmed_by)
        OR OLD.read_at IS NOT NULL AND OLD.read_at IS DISTINCT FROM NEW.read_at THEN
        PERFORM conversations.refuse('message_kept', 'a mark is set once');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER message_kept BEFORE UPDATE ON conversations.messages
    FOR EACH ROW EXECUTE FUNCTION conversations.guard_message();

CREATE FUNCTION conversations.guard_version() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    sent conversations.messages;
BEGIN
    SELECT * INTO sent FROM conversations.messages m
        WHERE m.conversation_id = NEW.conversation_id AND m.seq = NEW.seq FOR UPDATE;
    IF sent.type <> 'text' OR sent.deleted_at IS NOT NULL OR NEW.written_by <> sent.sender_id
        OR NEW.number <> sent.text_version + 1
        OR NEW.written_at >= sent.sent_at + interval '15 minutes' THEN
        PERFORM conversations.refuse('message_kept', 'this is not the next version');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER version_next BEFORE INSERT ON conversations.message_versions
    FOR EACH ROW EXECUTE FUNCTION conversations.guard_version();

CREATE FUNCTION conversations.guard_mark() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.delivered_seq < OLD.delivered_seq OR NEW.read_seq < OLD.read_seq
        OR (OLD.conversation_id, OLD.account_id, OLD.person_id)
            IS DISTINCT FROM (NEW.conversation_id, NEW.account_id, NEW.person_id)) THEN
        PERFORM conversations.refuse('marks_grow', 'marks only grow');
    END IF;
    IF NEW.delivered_seq > (
            SELECT c.last_seq FROM conversations.conversations c
            WHERE c.id = NEW.conversation_id) THEN
        PERFORM conversations.refuse('marks_grow', 'nothing was written that far');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER marks_grow BEFORE INSERT OR UPDATE ON conversations.marks
    FOR EACH ROW EXECUTE FUNCTION conversations.guard_mark();

CREATE FUNCTION conversations.guard_kept() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM conversations.refuse('message_kept', 'a conversation is never deleted');
    RETURN NULL;
END $$;

CREATE TRIGGER version_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON conversations.message_versions
    EXECUTE FUNCTION conversations.guard_kept();
CREATE TRIGGER message_never_deleted BEFORE DELETE OR TRUNCATE ON conversations.messages
    EXECUTE FUNCTION conversations.guard_kept();
CREATE TRIGGER conversation_never_deleted BEFORE DELETE OR TRUNCATE ON conversations.conversations
    EXECUTE FUNCTION conversations.guard_kept();
CREATE TRIGGER mark_never_deleted BEFORE DELETE OR TRUNCATE ON conversations.marks
    EXECUTE FUNCTION conversations.guard_kept();

REVOKE UPDATE, DELETE ON conversations.message_versions FROM ${app_role};
REVOKE DELETE ON conversations.messages, conversations.conversations, conversations.marks
    FROM ${app_role};
