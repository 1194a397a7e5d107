CREATE TABLE other.others (
    id      uuid PRIMARY KEY,
    name    text NOT NULL,
    amount  integer NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT others_name_unique UNIQUE (name),
    CONSTRAINT others_amount_not_negative CHECK (amount >= 0)
);

CREATE TABLE other.kept (n integer NOT NULL);
REVOKE UPDATE, DELETE, TRUNCATE ON other.kept FROM ${app_role};
