-- People, their accounts, sessions and the clinic's locations.
-- A person is never deleted: other functions refer to it by id without a foreign key.

create table identity.people (
  id          uuid primary key,
  version     integer     not null,
  name        text        not null check (char_length(name) between 1 and 200),
  birth_date  date        check (birth_date >= date '1900-01-01'),
  sex         text        not null check (sex in ('MALE', 'FEMALE', 'OTHER', 'UNKNOWN')),
  weight_kg   numeric(4, 1) check (weight_kg > 0 and weight_kg <= 500),
  allergies   text        not null check (char_length(allergies) <= 2000),
  phone       text        check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  address     text        check (char_length(address) <= 500),
  created_at  timestamptz not null,
  -- what lists are ordered by and searched in
  name_key    text        generated always as (lower(name)) stored
);
create index people_by_name on identity.people (name_key, id);
create index people_by_phone on identity.people (phone) where phone is not null;

create table identity.guardians (
  guardian_id uuid        not null references identity.people,
  child_id    uuid        not null references identity.people,
  since       timestamptz not null,
  primary key (guardian_id, child_id),
  constraint guardians_not_oneself check (guardian_id <> child_id)
);
create index guardians_by_child on identity.guardians (child_id);

create table identity.accounts (
  id            uuid primary key,
  version       integer     not null,
  person_id     uuid        not null references identity.people,
  email         text        check (email = lower(email) and char_length(email) <= 254),
  phone         text        check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  password_hash text        not null check (password_hash like '$argon2id$%'),
  locale        text        not null check (locale in ('id', 'en')),
  zone          text        not null check (char_length(zone) between 1 and 64),
  disabled      boolean     not null,
  created_at    timestamptz not null,
  constraint accounts_one_per_person unique (person_id),
  constraint accounts_email_unique unique (email),
  constraint accounts_phone_unique unique (phone),
  constraint accounts_login_present check (email is not null or phone is not null)
);

create table identity.account_roles (
  account_id uuid not null references identity.accounts,
  role       text not null check (role in ('PATIENT', 'DOCTOR', 'STAFF', 'ADMINISTRATOR')),
  primary key (account_id, role)
);
create index account_roles_by_role on identity.account_roles (role, account_id);

create table identity.doctors (
  person_id        uuid primary key references identity.people,
  version          integer not null,
  title            text    not null check (char_length(title) <= 40),
  suffix           text    not null check (char_length(suffix) <= 80),
  sip              text    not null check (char_length(sip) between 1 and 80),
  specialty        text    not null check (char_length(specialty) between 1 and 120),
  practice_address text    not null check (char_length(practice_address) between 1 and 500),
  practice_phone   text    not null check (char_length(practice_phone) between 1 and 40),
  active           boolean not null,
  -- a PNG that Rawat itself wrote, never the bytes that were uploaded
  signature        bytea   check (octet_length(signature) <= 1000000)
);

create table identity.locations (
  id         uuid primary key,
  version    integer not null,
  name       text   not null check (char_length(name) between 1 and 200),
  letterhead text   not null check (char_length(letterhead) <= 1000),
  address    text   not null check (char_length(address) between 1 and 500),
  phone      text   not null check (char_length(phone) between 1 and 40),
  zone       text   not null check (char_length(zone) between 1 and 64)
);

-- A session is known by the SHA-256 of its token; who reads this table cannot sign in with it.
create table identity.sessions (
  id         uuid primary key,
  token_hash bytea       not null unique check (octet_length(token_hash) = 32),
  account_id uuid        not null references identity.accounts,
  created_at timestamptz not null,
  last_seen  timestamptz not null,
  expires_at timestamptz not null,
  user_agent text        not null check (char_length(user_agent) <= 300),
  address    text        not null check (char_length(address) <= 64),
  network    text        not null check (char_length(network) <= 64),
  ended_at   timestamptz
);
create index sessions_by_account on identity.sessions (account_id, created_at);

-- Wrong guesses, counted by account and network, by account, and by network (hashed keys).
create table identity.throttles (
  subject       bytea primary key check (octet_length(subject) = 32),
  attempts      integer     not null check (attempts >= 0),
  last_attempt  timestamptz not null,
  blocked_until timestamptz not null
);

-- One-time codes that staff hand over after checking who asks; one living code an account.
create table identity.reset_codes (
  account_id uuid primary key references identity.accounts,
  code_hash  bytea       not null unique check (octet_length(code_hash) = 32),
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  made_by    text        not null
);

-- Which creation a client's key has already made, so that a double tap makes nothing twice.
create table identity.client_keys (
  owner   text        not null,
  kind    text        not null,
  key     uuid        not null,
  result  uuid        not null,
  made_at timestamptz not null,
  primary key (owner, kind, key)
);

-- The row says that the first administrator is there: setup happens once.
create table identity.setup (
  singleton boolean primary key check (singleton),
  done_at   timestamptz not null
);
