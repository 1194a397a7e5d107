-- What an account must not miss, numbered without a gap: 1, 2, 3 and so on for each account.
-- A row says what happened to which thing, by ids; the content is read where it lives.

-- Whoever appends holds the account's row until the commit, so that no number appears late.
create table realtime.counters (
  account_id uuid   primary key,
  last_seq   bigint not null check (last_seq >= 0)
) with (fillfactor = 50);

create table realtime.events (
  account_id uuid        not null,
  seq        bigint      not null check (seq > 0),
  type       text        not null check (char_length(type) between 1 and 40),
  reference  jsonb       not null check (jsonb_typeof(reference) = 'object'),
  at         timestamptz not null,
  primary key (account_id, seq)
);
-- for clearing away what is old: rows lie in the order of their time
create index events_by_time on realtime.events using brin (at);
