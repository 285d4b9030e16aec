-- Times are milliseconds since 1970, ids are texts of our own, hashes are lower-case hex.
-- account_id is the id of the user who founded the account.
CREATE TABLE users (
    id            TEXT   NOT NULL PRIMARY KEY,
    account_id    TEXT   NOT NULL REFERENCES users (id),
    email         TEXT   NOT NULL,
    email_key     TEXT   NOT NULL UNIQUE,
    role          TEXT   NOT NULL CHECK (role IN ('owner', 'admin')),
    password_hash TEXT   NOT NULL,
    token_version BIGINT NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE UNIQUE INDEX users_one_owner ON users (role) WHERE role = 'owner';

CREATE INDEX users_by_account ON users (account_id);

-- A row is an open invitation: it goes when it is used or revoked.
CREATE TABLE invitations (
    id         TEXT   NOT NULL PRIMARY KEY,
    account_id TEXT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    invited_by TEXT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash TEXT   NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX invitations_by_account ON invitations (account_id);

CREATE INDEX invitations_by_inviter ON invitations (invited_by);
