-- The look for the message before each new one keeps to the index, also in a session whose plan was
-- made while the table was small: as a join it may be planned as a scan of all messages.
CREATE OR REPLACE FUNCTION conversations.guard_new_messages() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
            SELECT FROM added a
            WHERE a.seq > (
                    SELECT c.last_seq FROM conversations.conversations c
                    WHERE c.id = a.conversation_id)
               OR a.seq > 1 AND (
                    SELECT m.seq FROM conversations.messages m
                    WHERE m.conversation_id = a.conversation_id AND m.seq = a.seq - 1) IS NULL)
    THEN
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
