-- A part of a name, an e-mail address or a phone number is found without going through everybody.
create extension if not exists pg_trgm with schema public;

create index people_by_part_of_name on identity.people using gin (name_key public.gin_trgm_ops);
create index people_by_part_of_phone on identity.people using gin (phone public.gin_trgm_ops);
create index accounts_by_part_of_email on identity.accounts using gin (email public.gin_trgm_ops);
create index accounts_by_part_of_phone on identity.accounts using gin (phone public.gin_trgm_ops);
