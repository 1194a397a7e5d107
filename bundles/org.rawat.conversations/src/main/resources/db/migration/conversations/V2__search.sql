-- What is looked for: the newest text of each entry, without accents and in small letters. It can
-- be made anew at any time, so it may be changed and deleted; deleted texts are not in it.
DO $$
BEGIN
    -- IF NOT EXISTS would say in the log that it exists.
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        CREATE EXTENSION pg_trgm WITH SCHEMA public;
    END IF;
END $$;

CREATE TABLE conversations.search_texts (
    conversation_id uuid NOT NULL,
    seq             bigint NOT NULL,
    words           text NOT NULL,
    PRIMARY KEY (conversation_id, seq)
);
CREATE INDEX search_by_parts ON conversations.search_texts
    USING gin (words public.gin_trgm_ops);
CREATE INDEX search_by_words ON conversations.search_texts
    USING gin (to_tsvector('simple', words));

-- Up to which number a conversation's texts are in it.
CREATE TABLE conversations.search_progress (
    conversation_id uuid PRIMARY KEY,
    seq             bigint NOT NULL
);
